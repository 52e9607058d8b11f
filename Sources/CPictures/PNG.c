#include "CPictures.h"

#include <setjmp.h>
#include <stdlib.h>
#include <string.h>

#include <png.h>

/* The compressed bytes that can follow those of the last row. More could expand to gigabytes. */
static const size_t most_surplus = 32 << 10;

struct roadcast_png_reader {
  png_structp png;
  png_infop info;
  const uint8_t *bytes;
  size_t count;
  size_t offset;
  roadcast_picture_state state;
  unsigned width;
  unsigned height;
  unsigned row;
  bool is_interlaced;
  /* Where reading must end; only while the last row is read. */
  size_t end;
  /* A row; all of them if the picture is interlaced. */
  uint8_t *pixels;
  jmp_buf failed;
};

static void note(roadcast_png_reader *reader, roadcast_picture_state state) {
  if (reader->state == roadcast_picture_good) reader->state = state;
}

static void fail(png_structp png, png_const_charp message) {
  roadcast_png_reader *reader = png_get_error_ptr(png);
  bool is_short = strstr(message, "Not enough image data") != NULL;
  bool is_memory = strstr(message, "memory") != NULL;
  note(reader,
       is_short    ? roadcast_picture_incomplete
       : is_memory ? roadcast_picture_out_of_memory
                   : roadcast_picture_damaged);
  longjmp(reader->failed, 1);
}

static void warn(png_structp png, png_const_charp message) {
  if (strstr(message, "Too much image data"))
    note(png_get_error_ptr(png), roadcast_picture_surplus);
}

static void read_bytes(png_structp png, png_bytep target, size_t count) {
  roadcast_png_reader *reader = png_get_io_ptr(png);
  if (count > reader->count - reader->offset) {
    note(reader, roadcast_picture_incomplete);
    png_error(png, "the file ends");
  }
  if (reader->end && reader->offset > reader->end) {
    note(reader, roadcast_picture_surplus);
    png_error(png, "more than the last row");
  }
  memcpy(target, reader->bytes + reader->offset, count);
  reader->offset += count;
}

static void read_header(roadcast_png_reader *reader) {
  if (setjmp(reader->failed)) return;
  png_structp png = reader->png;
  reader->info = png_create_info_struct(png);
  if (!reader->info) png_error(png, "out of memory");
  png_set_read_fn(png, reader, read_bytes);
  png_set_user_limits(png, PNG_UINT_31_MAX, PNG_UINT_31_MAX);
  png_set_crc_action(png, PNG_CRC_ERROR_QUIT, PNG_CRC_ERROR_QUIT);
  png_set_benign_errors(png, 1);
  /* Everything but the picture and the profile of its colours is passed over: texts and the like cost no
     memory. A profile costs 8 MB at most, which is the library's own limit. */
  png_set_keep_unknown_chunks(png, PNG_HANDLE_CHUNK_NEVER, NULL, -1);
  png_set_keep_unknown_chunks(png, PNG_HANDLE_CHUNK_AS_DEFAULT, (png_const_bytep)"iCCP", 1);
  png_read_info(png, reader->info);
  reader->width = png_get_image_width(png, reader->info);
  reader->height = png_get_image_height(png, reader->info);
}

roadcast_png_reader *roadcast_png_open(const uint8_t *bytes, size_t count) {
  roadcast_png_reader *reader = calloc(1, sizeof *reader);
  if (!reader) return NULL;
  reader->bytes = bytes;
  reader->count = count;
  reader->png = png_create_read_struct(PNG_LIBPNG_VER_STRING, reader, fail, warn);
  if (!reader->png) {
    free(reader);
    return NULL;
  }
  read_header(reader);
  return reader;
}

roadcast_picture_state roadcast_png_look(const roadcast_png_reader *reader) { return reader->state; }

unsigned roadcast_png_width(const roadcast_png_reader *reader) { return reader->width; }

unsigned roadcast_png_height(const roadcast_png_reader *reader) { return reader->height; }

bool roadcast_png_has_colours(const roadcast_png_reader *reader) {
  return png_get_color_type(reader->png, reader->info) & PNG_COLOR_MASK_COLOR;
}

bool roadcast_png_has_alpha(const roadcast_png_reader *reader) {
  png_byte type = png_get_color_type(reader->png, reader->info);
  if (type & PNG_COLOR_MASK_ALPHA) return true;
  png_bytep alphas = NULL;
  int count = 0;
  if (!png_get_tRNS(reader->png, reader->info, &alphas, &count, NULL)) return false;
  /* A grey or a colour is transparent, or some of the palette's colours are. */
  if (type != PNG_COLOR_TYPE_PALETTE) return true;
  for (int index = 0; index < count; index++)
    if (alphas[index] != 0xFF) return true;
  return false;
}

const uint8_t *roadcast_png_profile(const roadcast_png_reader *reader, size_t *count) {
  png_charp name = NULL;
  int compression = 0;
  png_bytep profile = NULL;
  png_uint_32 length = 0;
  bool has_profile =
      png_get_iCCP(reader->png, reader->info, &name, &compression, &profile, &length) != 0;
  *count = has_profile ? length : 0;
  return has_profile ? profile : NULL;
}

/* The last row, or the last row of the last pass, is where surplus data follows. */
static void read_row(roadcast_png_reader *reader, uint8_t *pixels, bool is_last) {
  size_t row = png_get_rowbytes(reader->png, reader->info);
  if (is_last) reader->end = reader->offset + row + most_surplus;
  png_read_row(reader->png, pixels, NULL);
  reader->end = 0;
}

void roadcast_png_start(roadcast_png_reader *reader) {
  if (reader->state != roadcast_picture_good) return;
  if (setjmp(reader->failed)) return;
  png_structp png = reader->png;
  png_set_expand(png);
  png_set_gray_to_rgb(png);
  png_set_scale_16(png);
  png_set_add_alpha(png, 0xFF, PNG_FILLER_AFTER);
  int passes = png_set_interlace_handling(png);
  png_read_update_info(png, reader->info);
  size_t row = png_get_rowbytes(png, reader->info);
  reader->is_interlaced = passes > 1;
  reader->pixels = calloc(reader->is_interlaced ? reader->height : 1, row);
  if (!reader->pixels) png_error(png, "out of memory");
  if (!reader->is_interlaced) return;
  for (int pass = 0; pass < passes; pass++)
    for (unsigned index = 0; index < reader->height; index++)
      read_row(reader,
               reader->pixels + index * row,
               pass == passes - 1 && index == reader->height - 1);
}

const uint8_t *roadcast_png_read_row(roadcast_png_reader *reader) {
  if (reader->state != roadcast_picture_good || reader->row >= reader->height) return NULL;
  if (setjmp(reader->failed)) return NULL;
  unsigned index = reader->row++;
  if (reader->is_interlaced)
    return reader->pixels + index * png_get_rowbytes(reader->png, reader->info);
  read_row(reader, reader->pixels, reader->row == reader->height);
  return reader->pixels;
}

void roadcast_png_finish(roadcast_png_reader *reader) {
  if (reader->state != roadcast_picture_good) return;
  if (setjmp(reader->failed)) return;
  png_read_end(reader->png, NULL);
}

void roadcast_png_free(roadcast_png_reader *reader) {
  if (!setjmp(reader->failed)) png_destroy_read_struct(&reader->png, &reader->info, NULL);
  free(reader->pixels);
  free(reader);
}

size_t roadcast_png_write_gray(const uint8_t *pixels,
                               unsigned width,
                               unsigned height,
                               uint8_t *bytes,
                               size_t room) {
  png_image image;
  memset(&image, 0, sizeof image);
  image.version = PNG_IMAGE_VERSION;
  image.width = width;
  image.height = height;
  image.format = PNG_FORMAT_GRAY;
  png_alloc_size_t size = room;
  int is_written = png_image_write_to_memory(&image, bytes, &size, 0, pixels, (png_int_32)width, NULL);
  png_image_free(&image);
  return is_written ? size : 0;
}
