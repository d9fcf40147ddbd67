#include <cmark.h>
#include <stdlib.h>
#include <string.h>

/* Memory for what libcmark allocates while it reads one text. It is taken from large chunks, one
   allocation behind the other, and given back all at once: half of libcmark's time is malloc and free.
   A block that is still the last one can grow and be given back; other blocks stay until the end. */

typedef struct briefgen_chunk {
    struct briefgen_chunk *next;
    size_t size;
} briefgen_chunk;

typedef struct briefgen_arena {
    /* The arena that was in use before. */
    struct briefgen_arena *outer;
    briefgen_chunk *chunks;
    unsigned char *at, *end;
    /* The last block, behind its size. */
    unsigned char *last;
} briefgen_arena;

/* libcmark hands nothing through to the functions below, so the arena in use is the thread's. */
static inline briefgen_arena **briefgen_current_arena(void) {
    static _Thread_local briefgen_arena *current;
    return &current;
}

static inline void *briefgen_arena_take(size_t size) {
    briefgen_arena *arena = *briefgen_current_arena();
    size_t whole = sizeof(size_t) + ((size + 7) & ~(size_t)7);
    if (whole < size) abort();
    if (whole > (size_t)(arena->end - arena->at)) {
        size_t room = arena->chunks ? arena->chunks->size * 2 : 64 << 10;
        if (room > 8 << 20) room = 8 << 20;
        if (room < whole) room = whole;
        briefgen_chunk *chunk = (briefgen_chunk *)malloc(sizeof(briefgen_chunk) + room);
        if (!chunk) abort();
        chunk->next = arena->chunks;
        chunk->size = room;
        arena->chunks = chunk;
        arena->at = (unsigned char *)(chunk + 1);
        arena->end = arena->at + room;
    }
    memcpy(arena->at, &size, sizeof size);
    arena->last = arena->at + sizeof size;
    arena->at += whole;
    return arena->last;
}

static inline void *briefgen_arena_calloc(size_t count, size_t size) {
    size_t whole;
    if (__builtin_mul_overflow(count, size, &whole)) abort();
    return memset(briefgen_arena_take(whole), 0, whole);
}

static inline void *briefgen_arena_realloc(void *block, size_t size) {
    briefgen_arena *arena = *briefgen_current_arena();
    if (!block) return briefgen_arena_take(size);
    size_t old;
    memcpy(&old, (unsigned char *)block - sizeof old, sizeof old);
    if (size <= old) return block;
    if (block == arena->last && ((size + 7) & ~(size_t)7) <= (size_t)(arena->end - arena->last)) {
        arena->at = arena->last + ((size + 7) & ~(size_t)7);
        memcpy((unsigned char *)block - sizeof size, &size, sizeof size);
        return block;
    }
    return memcpy(briefgen_arena_take(size), block, old);
}

static inline void briefgen_arena_free(void *block) {
    briefgen_arena *arena = *briefgen_current_arena();
    if (!block || block != arena->last) return;
    arena->at = arena->last - sizeof(size_t);
    arena->last = 0;
}

static inline cmark_mem *briefgen_arena_memory(void) {
    static cmark_mem memory = {briefgen_arena_calloc, briefgen_arena_realloc, briefgen_arena_free};
    return &memory;
}

/* Makes an arena the thread's until `briefgen_arena_end`. */
static inline void briefgen_arena_begin(briefgen_arena *arena) {
    arena->outer = *briefgen_current_arena();
    *briefgen_current_arena() = arena;
}

/* Reads a text into the thread's arena. */
static inline cmark_node *briefgen_parse(const char *text, size_t length) {
    cmark_parser *parser = cmark_parser_new_with_mem(CMARK_OPT_DEFAULT, briefgen_arena_memory());
    cmark_parser_feed(parser, text, length);
    cmark_node *root = cmark_parser_finish(parser);
    cmark_parser_free(parser);
    return root;
}

/* Gives back everything that was read into the arena. */
static inline void briefgen_arena_end(briefgen_arena *arena) {
    while (arena->chunks) {
        briefgen_chunk *next = arena->chunks->next;
        free(arena->chunks);
        arena->chunks = next;
    }
    *briefgen_current_arena() = arena->outer;
}
