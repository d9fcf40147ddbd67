#define _GNU_SOURCE
#include "include/CPosix.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#if defined(__APPLE__)
#include <mach-o/dyld.h>
#endif

int briefgen_exchange(int folder_a, const char *path_a, int folder_b, const char *path_b) {
#if defined(__linux__)
    return renameat2(folder_a, path_a, folder_b, path_b, RENAME_EXCHANGE) == 0 ? 0 : errno;
#elif defined(__APPLE__)
    return renameatx_np(folder_a, path_a, folder_b, path_b, RENAME_SWAP) == 0 ? 0 : errno;
#else
    return ENOSYS;
#endif
}

int briefgen_sync_file_system(int fd) {
#if defined(__linux__)
    return syncfs(fd) == 0 ? 0 : errno;
#else
    (void)fd;
    sync();
    return 0;
#endif
}

struct work {
    void (*body)(void *);
    void *argument;
};

static void *run(void *raw) {
    const struct work *work = raw;
    work->body(work->argument);
    return NULL;
}

int briefgen_run_threads(int count, size_t stack_size, void (*body)(void *), void *argument) {
    struct work work = {body, argument};
    pthread_attr_t attributes;
    int error = pthread_attr_init(&attributes);
    if (error) return error;
    error = pthread_attr_setstacksize(&attributes, stack_size);
    pthread_t *threads = error ? NULL : calloc((size_t)count, sizeof *threads);
    if (!error && !threads) error = ENOMEM;
    int started = 0;
    while (!error && started < count) {
        error = pthread_create(&threads[started], &attributes, run, &work);
        if (!error) started++;
    }
    for (int i = 0; i < started; i++) pthread_join(threads[i], NULL);
    free(threads);
    pthread_attr_destroy(&attributes);
    return started > 0 ? 0 : error;
}

const char *briefgen_entry_name(const struct dirent *entry) { return entry->d_name; }

int briefgen_entry_type(const struct dirent *entry) { return entry->d_type; }

#if defined(__APPLE__)
#define MODIFIED st_mtimespec
#define CHANGED st_ctimespec
#else
#define MODIFIED st_mtim
#define CHANGED st_ctim
#endif

// Times so far from 1970 that nanoseconds overflow wrap round: they are only compared for equality.
static int64_t nanoseconds(struct timespec time) {
    return (int64_t)((uint64_t)time.tv_sec * 1000000000u + (uint64_t)time.tv_nsec);
}

int64_t briefgen_modified(const struct stat *status) { return nanoseconds(status->MODIFIED); }

int64_t briefgen_changed(const struct stat *status) { return nanoseconds(status->CHANGED); }

void briefgen_error_text(int error, char *buffer, size_t size) {
    if (size == 0) return;
    buffer[0] = 0;
#if defined(__GLIBC__)
    const char *text = strerror_r(error, buffer, size);
    if (text != buffer) snprintf(buffer, size, "%s", text);
#else
    if (strerror_r(error, buffer, size) != 0) snprintf(buffer, size, "error %d", error);
#endif
}

int64_t briefgen_peak_memory(void) {
    struct rusage usage;
    if (getrusage(RUSAGE_SELF, &usage) != 0) return 0;
#if defined(__APPLE__)
    return usage.ru_maxrss;
#else
    return (int64_t)usage.ru_maxrss * 1024;
#endif
}

int briefgen_program_path(char *buffer, size_t size) {
#if defined(__APPLE__)
    uint32_t room = (uint32_t)size;
    return _NSGetExecutablePath(buffer, &room) == 0 ? 0 : ENAMETOOLONG;
#else
    ssize_t length = readlink("/proc/self/exe", buffer, size - 1);
    if (length < 0) return errno;
    buffer[length] = 0;
    return 0;
#endif
}
