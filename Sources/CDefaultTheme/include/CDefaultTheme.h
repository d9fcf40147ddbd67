#ifndef CDEFAULTTHEME_H
#define CDEFAULTTHEME_H

// The files of the default theme, as they stand in Templates/, sorted by the bytes of their names.
// An index outside 0 ..< count gives a null pointer and the length 0.

/// How many files there are.
int briefgen_theme_count(void);
/// The path inside Templates/, with `/` between folders, NUL-terminated.
const char *_Nullable briefgen_theme_name(int index);
/// What the file holds.
const unsigned char *_Nullable briefgen_theme_bytes(int index);
/// How many bytes that is.
long briefgen_theme_length(int index);

#endif
