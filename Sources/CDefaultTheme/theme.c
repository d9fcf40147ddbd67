// Made by generate.sh from the names in Templates/. Do not edit.
#include "CDefaultTheme.h"

// Each array ends with a NUL that is not counted, so that an empty file is an array too.
static const unsigned char file0[] = {
#embed "../../Templates/404.html" suffix(,)
    0};
static const unsigned char file1[] = {
#embed "../../Templates/article.html" suffix(,)
    0};
static const unsigned char file2[] = {
#embed "../../Templates/base.html" suffix(,)
    0};
static const unsigned char file3[] = {
#embed "../../Templates/entities.html" suffix(,)
    0};
static const unsigned char file4[] = {
#embed "../../Templates/entity.html" suffix(,)
    0};
static const unsigned char file5[] = {
#embed "../../Templates/home.html" suffix(,)
    0};
static const unsigned char file6[] = {
#embed "../../Templates/icon.svg" suffix(,)
    0};
static const unsigned char file7[] = {
#embed "../../Templates/network.html" suffix(,)
    0};
static const unsigned char file8[] = {
#embed "../../Templates/page.html" suffix(,)
    0};
static const unsigned char file9[] = {
#embed "../../Templates/parts/articles.html" suffix(,)
    0};
static const unsigned char file10[] = {
#embed "../../Templates/parts/dates.html" suffix(,)
    0};
static const unsigned char file11[] = {
#embed "../../Templates/parts/entities.html" suffix(,)
    0};
static const unsigned char file12[] = {
#embed "../../Templates/parts/events.html" suffix(,)
    0};
static const unsigned char file13[] = {
#embed "../../Templates/parts/pages.html" suffix(,)
    0};
static const unsigned char file14[] = {
#embed "../../Templates/parts/quotes.html" suffix(,)
    0};
static const unsigned char file15[] = {
#embed "../../Templates/parts/sources.html" suffix(,)
    0};
static const unsigned char file16[] = {
#embed "../../Templates/quotes.html" suffix(,)
    0};
static const unsigned char file17[] = {
#embed "../../Templates/script.js" suffix(,)
    0};
static const unsigned char file18[] = {
#embed "../../Templates/style.css" suffix(,)
    0};
static const unsigned char file19[] = {
#embed "../../Templates/tag.html" suffix(,)
    0};
static const unsigned char file20[] = {
#embed "../../Templates/tags.html" suffix(,)
    0};
static const unsigned char file21[] = {
#embed "../../Templates/timeline.html" suffix(,)
    0};

static const struct {
    const char *name;
    const unsigned char *bytes;
    long length;
} files[] = {
    {"404.html", file0, (long)sizeof(file0) - 1},
    {"article.html", file1, (long)sizeof(file1) - 1},
    {"base.html", file2, (long)sizeof(file2) - 1},
    {"entities.html", file3, (long)sizeof(file3) - 1},
    {"entity.html", file4, (long)sizeof(file4) - 1},
    {"home.html", file5, (long)sizeof(file5) - 1},
    {"icon.svg", file6, (long)sizeof(file6) - 1},
    {"network.html", file7, (long)sizeof(file7) - 1},
    {"page.html", file8, (long)sizeof(file8) - 1},
    {"parts/articles.html", file9, (long)sizeof(file9) - 1},
    {"parts/dates.html", file10, (long)sizeof(file10) - 1},
    {"parts/entities.html", file11, (long)sizeof(file11) - 1},
    {"parts/events.html", file12, (long)sizeof(file12) - 1},
    {"parts/pages.html", file13, (long)sizeof(file13) - 1},
    {"parts/quotes.html", file14, (long)sizeof(file14) - 1},
    {"parts/sources.html", file15, (long)sizeof(file15) - 1},
    {"quotes.html", file16, (long)sizeof(file16) - 1},
    {"script.js", file17, (long)sizeof(file17) - 1},
    {"style.css", file18, (long)sizeof(file18) - 1},
    {"tag.html", file19, (long)sizeof(file19) - 1},
    {"tags.html", file20, (long)sizeof(file20) - 1},
    {"timeline.html", file21, (long)sizeof(file21) - 1},
};

static const int count = (int)(sizeof(files) / sizeof(files[0]));

static int has(int index) { return index >= 0 && index < count; }

int briefgen_theme_count(void) { return count; }
const char *briefgen_theme_name(int index) { return has(index) ? files[index].name : 0; }
const unsigned char *briefgen_theme_bytes(int index) { return has(index) ? files[index].bytes : 0; }
long briefgen_theme_length(int index) { return has(index) ? files[index].length : 0; }
