/*
 * failing-calls - makes one of a program's calls on files fail. Tests load it with LD_PRELOAD.
 *
 *     FAILING_PATH=TEXT      only calls on paths that contain this text count
 *     FAILING_NAME=NAME      only calls with this name count
 *     FAILING_CALL=N         the N-th of them fails, from 1
 *     FAILING_WITH=NUMBER    with this errno; 0: a write stops halfway through; -1: the program is killed
 *     FAILING_FOREVER=1      and all later ones fail too, as on a full disk
 *     FAILING_MARK=FILE      gets the name and the path of each call that fails
 *     FAILING_COUNT=FILE     gets the number of calls that counted, when the program ends
 *     FAILING_DATABASE=1     SQLite has no memory to open a database, not even one in memory
 *
 * Only calls that change something count: reading has tests of its own.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>
#include <unistd.h>

#define NEXT(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

static atomic_int calls;

static void append(const char *variable, const char *line) {
  const char *path = getenv(variable);
  if (path == NULL) return;
  int file = NEXT(open)(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0644);
  if (file < 0 || NEXT(write)(file, line, strlen(line)) < 0) abort();
  NEXT(close)(file);
}

__attribute__((destructor)) static void count(void) {
  char line[32];
  snprintf(line, sizeof line, "%d\n", atomic_load(&calls));
  append("FAILING_COUNT", line);
}

/* Whether this call is the one to fail; errno is then set. */
static int fails(const char *name, const char *path) {
  const char *text = getenv("FAILING_PATH");
  if (text == NULL || path == NULL || strstr(path, text) == NULL) return 0;
  const char *only = getenv("FAILING_NAME");
  if (only != NULL && strcmp(only, name) != 0) return 0;
  int number = atomic_fetch_add(&calls, 1) + 1;
  int wanted = atoi(getenv("FAILING_CALL"));
  if (number < wanted || (number > wanted && getenv("FAILING_FOREVER") == NULL)) return 0;
  char line[8300];
  snprintf(line, sizeof line, "%s %.8192s\n", name, path);
  append("FAILING_MARK", line);
  errno = atoi(getenv("FAILING_WITH"));
  if (errno < 0) kill(getpid(), SIGKILL);
  return 1;
}

static int fails_on(const char *name, int descriptor) {
  char link[64], path[8192];
  snprintf(link, sizeof link, "/proc/self/fd/%d", descriptor);
  ssize_t length = readlink(link, path, sizeof path - 1);
  if (length < 0) return 0;
  path[length] = 0;
  return fails(name, path);
}

/* For a path that's relative to an open folder, or absolute. */
static int fails_below(const char *name, int folder, const char *path) {
  char link[64], whole[8192];
  if (folder == AT_FDCWD || path[0] == '/') return fails(name, path);
  snprintf(link, sizeof link, "/proc/self/fd/%d", folder);
  ssize_t length = readlink(link, whole, sizeof whole - strlen(path) - 2);
  if (length < 0) return 0;
  whole[length] = '/';
  strcpy(whole + length + 1, path);
  return fails(name, whole);
}

static int is_for_writing(int flags) { return (flags & O_ACCMODE) != O_RDONLY; }

#define OPEN(name) \
  int name(const char *path, int flags, ...) { \
    va_list rest; \
    va_start(rest, flags); \
    mode_t mode = flags & O_CREAT ? va_arg(rest, mode_t) : 0; \
    va_end(rest); \
    if (is_for_writing(flags) && fails(#name, path) && errno) return -1; \
    return NEXT(name)(path, flags, mode); \
  }
OPEN(open)
OPEN(open64)

/* With an errno of 0, half of the bytes are written. */
#define WRITE(name, parameters, arguments) \
  ssize_t name parameters { \
    if (fails_on(#name, descriptor)) { \
      if (errno) return -1; \
      count = count / 2 ? count / 2 : count; \
    } \
    return NEXT(name) arguments; \
  }
WRITE(write, (int descriptor, const void *bytes, size_t count), (descriptor, bytes, count))
WRITE(pwrite, (int descriptor, const void *bytes, size_t count, off_t offset),
      (descriptor, bytes, count, offset))
WRITE(pwrite64, (int descriptor, const void *bytes, size_t count, off64_t offset),
      (descriptor, bytes, count, offset))

/* The descriptor is closed all the same, as Linux does. */
int close(int descriptor) {
  int flags = fcntl(descriptor, F_GETFL);
  int failure = flags >= 0 && is_for_writing(flags) && fails_on("close", descriptor) ? errno : 0;
  int result = NEXT(close)(descriptor);
  if (failure == 0) return result;
  errno = failure;
  return -1;
}

#define ON_DESCRIPTOR(name) \
  int name(int descriptor) { \
    return fails_on(#name, descriptor) && errno ? -1 : NEXT(name)(descriptor); \
  }
ON_DESCRIPTOR(fsync)
ON_DESCRIPTOR(fdatasync)
ON_DESCRIPTOR(syncfs)

#define ON_PATH(name) \
  int name(const char *path) { return fails(#name, path) && errno ? -1 : NEXT(name)(path); }
ON_PATH(unlink)
ON_PATH(rmdir)

int unlinkat(int folder, const char *name, int flags) {
  return fails_below("unlinkat", folder, name) && errno ? -1 : NEXT(unlinkat)(folder, name, flags);
}

int linkat(int folder, const char *name, int other_folder, const char *other, int flags) {
  return fails_below("linkat", other_folder, other) && errno ? -1
      : NEXT(linkat)(folder, name, other_folder, other, flags);
}

int mkdir(const char *path, mode_t mode) {
  return fails("mkdir", path) && errno ? -1 : NEXT(mkdir)(path, mode);
}

#define ON_TWO_PATHS(name) \
  int name(const char *path, const char *other) { \
    return fails(#name, other) && errno ? -1 : NEXT(name)(path, other); \
  }
ON_TWO_PATHS(rename)
ON_TWO_PATHS(link)

int renameat2(int folder, const char *path, int other_folder, const char *other, unsigned flags) {
  return fails("renameat2", other) && errno ? -1
      : NEXT(renameat2)(folder, path, other_folder, other, flags);
}

/* SQLite's own declaration isn't needed here. */
int sqlite3_open_v2(const char *name, void **database, int flags, const char *vfs);

int sqlite3_open_v2(const char *name, void **database, int flags, const char *vfs) {
  if (getenv("FAILING_DATABASE") == NULL) return NEXT(sqlite3_open_v2)(name, database, flags, vfs);
  *database = NULL;
  return 7; /* SQLITE_NOMEM */
}
