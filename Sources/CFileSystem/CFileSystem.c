#define _GNU_SOURCE
#include "CFileSystem.h"

#include <fcntl.h>
#include <link.h>
#include <linux/openat2.h>
#include <stdio.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

int roadcast_exchange(const char *one, const char *other) {
  return renameat2(AT_FDCWD, one, AT_FDCWD, other, RENAME_EXCHANGE);
}

int roadcast_rename_new(const char *path, const char *new_path) {
  return renameat2(AT_FDCWD, path, AT_FDCWD, new_path, RENAME_NOREPLACE);
}

int roadcast_syncfs(int descriptor) { return syncfs(descriptor); }

int roadcast_next_written(int descriptor, long long offset, long long *start, long long *end) {
  *start = lseek(descriptor, offset, SEEK_DATA);
  *end = *start < 0 ? -1 : lseek(descriptor, *start, SEEK_HOLE);
  return *end > *start;
}

int roadcast_open_below(int folder, const char *path, int flags) {
  struct open_how how = {.flags = flags, .resolve = RESOLVE_BENEATH | RESOLVE_NO_SYMLINKS};
  return syscall(SYS_openat2, folder, path, &how, sizeof how);
}

struct loaded_file_visitor {
  void (*visit)(const char *path, void *context);
  void *context;
};

static int visit_loaded_file(struct dl_phdr_info *info, size_t size, void *data) {
  (void)size;
  struct loaded_file_visitor *visitor = data;
  visitor->visit(info->dlpi_name, visitor->context);
  return 0;
}

void roadcast_for_each_loaded_file(void (*visit)(const char *path, void *context), void *context) {
  struct loaded_file_visitor visitor = {visit, context};
  dl_iterate_phdr(visit_loaded_file, &visitor);
}

int roadcast_is_mount_root(const char *path) {
  struct statx status;
  if (statx(AT_FDCWD, path, AT_SYMLINK_NOFOLLOW | AT_NO_AUTOMOUNT, STATX_TYPE, &status)) return -1;
  if (!(status.stx_attributes_mask & STATX_ATTR_MOUNT_ROOT)) return -1;
  return (status.stx_attributes & STATX_ATTR_MOUNT_ROOT) != 0;
}
