#!/bin/sh
# Writes theme.c: one #embed for each file of Templates/, in byte order of their names.
# Run it after a file was added, renamed or removed; a changed file needs nothing.
set -eu
LC_ALL=C
export LC_ALL
cd "$(dirname "$0")"

names=$(cd ../../Templates && find . -type f ! -name '.*' ! -path '*/.*' | sed 's|^\./||' | sort)

{
    printf '%s\n' \
        '// Made by generate.sh from the names in Templates/. Do not edit.' \
        '#include "CDefaultTheme.h"' \
        '' \
        '// Each array ends with a NUL that is not counted, so that an empty file is an array too.'
    number=0
    for name in $names; do
        printf 'static const unsigned char file%d[] = {\n#embed "../../Templates/%s" suffix(,)\n    0};\n' "$number" "$name"
        number=$((number + 1))
    done
    printf '%s\n' '' 'static const struct {' '    const char *name;' '    const unsigned char *bytes;' \
        '    long length;' '} files[] = {'
    number=0
    for name in $names; do
        printf '    {"%s", file%d, (long)sizeof(file%d) - 1},\n' "$name" "$number" "$number"
        number=$((number + 1))
    done
    printf '%s\n' '};' '' \
        'static const int count = (int)(sizeof(files) / sizeof(files[0]));' \
        '' \
        'static int has(int index) { return index >= 0 && index < count; }' \
        '' \
        'int briefgen_theme_count(void) { return count; }' \
        'const char *briefgen_theme_name(int index) { return has(index) ? files[index].name : 0; }' \
        'const unsigned char *briefgen_theme_bytes(int index) { return has(index) ? files[index].bytes : 0; }' \
        'long briefgen_theme_length(int index) { return has(index) ? files[index].length : 0; }'
} > theme.c.new
mv theme.c.new theme.c
