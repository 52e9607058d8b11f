#define _GNU_SOURCE
#include "CFileSystem.h"

#include <fcntl.h>
#include <linux/openat2.h>
#include <stdio.h>
#include <sys/syscall.h>
#include <unistd.h>

int roadcast_exchange(const char *one, const char *other) {
  return renameat2(AT_FDCWD, one, AT_FDCWD, other, RENAME_EXCHANGE);
}

int roadcast_syncfs(int descriptor) { return syncfs(descriptor); }

int roadcast_open_below(int folder, const char *path, int flags) {
  struct open_how how = {.flags = flags, .resolve = RESOLVE_BENEATH | RESOLVE_NO_SYMLINKS};
  return syscall(SYS_openat2, folder, path, &how, sizeof how);
}
