#pragma once

/* What Glibc's Swift module hides behind _GNU_SOURCE: one plain function each. */

/* Exchanges two names of one file system in one step: renameat2 with RENAME_EXCHANGE.
   Returns 0, or -1 with errno set. */
int roadcast_exchange(const char *one, const char *other);

/* Renames a file in one step, unless something has the new path: renameat2 with RENAME_NOREPLACE.
   Returns 0, or -1 with errno set: EINVAL where the file system has no such step. */
int roadcast_rename_new(const char *path, const char *new_path);

/* Writes the whole file system that holds the open descriptor to its device: syncfs.
   Returns 0, or -1 with errno set. */
int roadcast_syncfs(int descriptor);

/* Finds the next part of a file that has been written, from an offset on: lseek with SEEK_DATA and SEEK_HOLE.
   Returns 1 with the part's start and end, or 0 if there is none. */
int roadcast_next_written(int descriptor, long long offset, long long *start, long long *end);

/* Opens what is below an open folder, following no link on the way, in one step: openat2.
   Returns a descriptor, or -1 with errno set: ENOSYS or EPERM where the system has no such step. */
int roadcast_open_below(int folder, const char *path, int flags);

/* Calls the function with the path of the program and of each library that it has loaded: dl_iterate_phdr.
   The program's own path is empty, and what the system itself adds has a name without a slash. */
void roadcast_for_each_loaded_file(void (*visit)(const char *path, void *context), void *context);

/* Whether a file system is mounted at a path, which isn't followed if it's a link: statx.
   Returns 1 or 0, or -1 where the system doesn't say (Linux before 5.8). */
int roadcast_is_mount_root(const char *path);
