/*
 * file-writer - writes files of a published folder once more, as bare as a C program can.
 *
 *     file-writer FOLDER COPY < LIST
 *
 * LIST names the files below FOLDER, one a line. They are read ahead of the clock; then each is created,
 * written and closed below COPY, and one syncfs brings all of them to the disk, as a build does. Prints
 * the seconds of the writing, and of the sync.
 */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

struct file {
  char *path;
  char *bytes;
  size_t size;
};

static double seconds(void) {
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return time.tv_sec + time.tv_nsec / 1e9;
}

static void fail(const char *what) {
  perror(what);
  exit(2);
}

static struct file load(const char *folder, const char *name) {
  char path[8192];
  snprintf(path, sizeof path, "%s/%s", folder, name);
  int descriptor = open(path, O_RDONLY);
  struct stat status;
  if (descriptor < 0 || fstat(descriptor, &status) != 0) fail(path);
  struct file file = {strdup(name), malloc(status.st_size + 1), status.st_size};
  if (read(descriptor, file.bytes, file.size) != (ssize_t)file.size) fail(path);
  close(descriptor);
  return file;
}

/* Folders are made when the first file asks for them. */
static void store(const char *folder, const struct file *file) {
  char path[8192];
  snprintf(path, sizeof path, "%s/%s", folder, file->path);
  int flags = O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC;
  int descriptor = open(path, flags, 0644);
  if (descriptor < 0 && errno == ENOENT) {
    for (char *slash = path + strlen(folder); slash; slash = strchr(slash + 1, '/')) {
      *slash = 0;
      mkdir(path, 0755);
      *slash = '/';
    }
    descriptor = open(path, flags, 0644);
  }
  if (descriptor < 0 || write(descriptor, file->bytes, file->size) != (ssize_t)file->size) fail(path);
  if (close(descriptor) != 0) fail(path);
}

int main(int count, char **arguments) {
  if (count != 3) return 64;
  struct file *files = NULL;
  size_t files_count = 0;
  char line[4096];
  while (fgets(line, sizeof line, stdin)) {
    line[strcspn(line, "\n")] = 0;
    files = realloc(files, (files_count + 1) * sizeof *files);
    files[files_count++] = load(arguments[1], line);
  }

  double start = seconds();
  for (size_t index = 0; index < files_count; index++) store(arguments[2], &files[index]);
  double written = seconds();
  int root = open(arguments[2], O_RDONLY | O_DIRECTORY);
  if (root < 0 || syncfs(root) != 0) fail(arguments[2]);
  printf("%.4f %.4f\n", written - start, seconds() - written);
  return 0;
}
