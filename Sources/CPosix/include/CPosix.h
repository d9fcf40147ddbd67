#ifndef CPOSIX_H
#define CPOSIX_H

#include <stddef.h>
#include <stdint.h>

// Declared, not included: Swift must find these types in the C library, not here.
struct dirent;
struct stat;

// The few system calls that Swift cannot see, or sees differently on each system.
// Calls give 0 or an errno value, never both a result and `errno`.

/// Exchanges two folders or files at once. ENOSYS where the system has no such call.
int briefgen_exchange(int folder_a, const char *path_a, int folder_b, const char *path_b);

/// Brings everything written to the file system of `fd` to the disk.
int briefgen_sync_file_system(int fd);

/// Runs `body(argument)` on `count` threads with at least `stack_size` bytes of stack each, and
/// waits for all of them. When a thread cannot be started, the others do its work: gives 0 if at
/// least one ran.
int briefgen_run_threads(int count, size_t stack_size, void (*body)(void *), void *argument);

/// The name of a folder entry, as bytes that end in 0, and its DT_ type.
const char *briefgen_entry_name(const struct dirent *entry);
int briefgen_entry_type(const struct dirent *entry);

/// When a file was last changed, contents or not, in nanoseconds since 1970.
int64_t briefgen_modified(const struct stat *status);
int64_t briefgen_changed(const struct stat *status);

/// The most memory that this process has held at once, in bytes.
int64_t briefgen_peak_memory(void);

/// The path of the program that is running.
int briefgen_program_path(char *buffer, size_t size);

/// What an errno value means, in words of the C locale.
void briefgen_error_text(int error, char *buffer, size_t size);

#endif
