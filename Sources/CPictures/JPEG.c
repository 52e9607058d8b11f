#include "CPictures.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <jpeglib.h>
#include <jerror.h>
#include <setjmp.h>

/* What a picture may take: the coefficients of a progressive one are in memory as a whole. */
static const long most_memory = 400L << 20;

/* Programs write ten scans or fewer; each costs the time of a whole picture. */
static const int most_scans = 100;

/* Bytes between two markers that are still padding. */
static const long most_padding = 64;

/* Bytes of a profile of the colours; that of a screen has some hundreds. */
static const unsigned most_profile = 64 << 10;

/* Bytes of Exif data that are read: the orientation comes early, and a small picture can follow. */
static const unsigned most_exif = 4 << 10;

struct roadcast_jpeg_reader {
  struct jpeg_decompress_struct picture;
  struct jpeg_error_mgr errors;
  struct jpeg_progress_mgr progress;
  jmp_buf failed;
  roadcast_picture_state state;
  bool has_ended;
  long padding;
  uint8_t *profile;
  size_t profile_count;
};

static void note(roadcast_jpeg_reader *reader, roadcast_picture_state state) {
  if (reader->state == roadcast_picture_good) reader->state = state;
}

static void fail(j_common_ptr picture) {
  roadcast_jpeg_reader *reader = picture->client_data;
  switch (picture->err->msg_code) {
  case JERR_OUT_OF_MEMORY:
  case JERR_NO_BACKING_STORE:
  case JERR_WIDTH_OVERFLOW:
    note(reader, roadcast_picture_out_of_memory);
    break;
  case JERR_SOF_UNSUPPORTED:
  case JERR_BAD_PRECISION:
  case JERR_ARITH_NOTIMPL:
  case JERR_CONVERSION_NOTIMPL:
    note(reader, roadcast_picture_unusual);
    break;
  case JERR_INPUT_EOF:
  case JERR_INPUT_EMPTY:
    note(reader, roadcast_picture_incomplete);
    break;
  default:
    note(reader, reader->has_ended ? roadcast_picture_incomplete : roadcast_picture_damaged);
  }
  longjmp(reader->failed, 1);
}

static void warn(j_common_ptr picture, int level) {
  if (level >= 0) return;
  roadcast_jpeg_reader *reader = picture->client_data;
  int first = picture->err->msg_parm.i[0];
  switch (picture->err->msg_code) {
  case JWRN_JPEG_EOF:
    /* No loss yet: the end marker alone can be missing. */
    reader->has_ended = true;
    break;
  case JWRN_HIT_MARKER:
    note(reader, roadcast_picture_incomplete);
    break;
  case JWRN_MUST_RESYNC:
    note(reader, first == JPEG_EOI ? roadcast_picture_incomplete : roadcast_picture_damaged);
    break;
  case JWRN_EXTRANEOUS_DATA:
    reader->padding += first;
    if (reader->padding > most_padding) note(reader, roadcast_picture_surplus);
    break;
  case JWRN_HUFF_BAD_CODE:
  case JWRN_BOGUS_PROGRESSION:
    note(reader, roadcast_picture_damaged);
    break;
  default:
    break;
  }
}

static void print(j_common_ptr picture) { (void)picture; }

static void count_scans(j_common_ptr picture) {
  if (((j_decompress_ptr)picture)->input_scan_number <= most_scans) return;
  roadcast_jpeg_reader *reader = picture->client_data;
  note(reader, roadcast_picture_damaged);
  longjmp(reader->failed, 1);
}

roadcast_jpeg_reader *roadcast_jpeg_open(const uint8_t *bytes, size_t count) {
  roadcast_jpeg_reader *reader = calloc(1, sizeof *reader);
  if (!reader) return NULL;
  reader->picture.err = jpeg_std_error(&reader->errors);
  reader->errors.error_exit = fail;
  reader->errors.emit_message = warn;
  reader->errors.output_message = print;
  reader->picture.client_data = reader;
  if (setjmp(reader->failed)) return reader;
  jpeg_create_decompress(&reader->picture);
  reader->picture.mem->max_memory_to_use = most_memory;
  reader->progress.progress_monitor = count_scans;
  reader->picture.progress = &reader->progress;
  jpeg_mem_src(&reader->picture, bytes, count);
  jpeg_save_markers(&reader->picture, JPEG_APP0 + 1, most_exif);
  jpeg_save_markers(&reader->picture, JPEG_APP0 + 2, most_profile);
  jpeg_read_header(&reader->picture, TRUE);
  unsigned count_of_profile = 0;
  if (jpeg_read_icc_profile(&reader->picture, &reader->profile, &count_of_profile))
    reader->profile_count = count_of_profile;
  return reader;
}

roadcast_picture_state roadcast_jpeg_look(const roadcast_jpeg_reader *reader) {
  return reader->state;
}

unsigned roadcast_jpeg_width(const roadcast_jpeg_reader *reader) {
  return reader->picture.image_width;
}

unsigned roadcast_jpeg_height(const roadcast_jpeg_reader *reader) {
  return reader->picture.image_height;
}

int roadcast_jpeg_components(const roadcast_jpeg_reader *reader) {
  return reader->picture.num_components;
}

/* A number in Exif data, which has either order of bytes. */
static size_t number(const uint8_t *bytes, int count, bool is_little) {
  size_t value = 0;
  for (int index = 0; index < count; index++)
    value = value << 8 | bytes[is_little ? count - 1 - index : index];
  return value;
}

/* The orientation in Exif data: a TIFF header, and a list of entries of 12 bytes each; 0 without any. */
static int find_orientation(const uint8_t *bytes, size_t count) {
  if (count < 14 || memcmp(bytes, "Exif\0\0", 6) != 0) return 0;
  bytes += 6;
  count -= 6;
  bool is_little = memcmp(bytes, "II", 2) == 0;
  if (!is_little && memcmp(bytes, "MM", 2) != 0) return 0;
  size_t list = number(bytes + 4, 4, is_little);
  if (list > count || count - list < 2) return 0;
  size_t entries = number(bytes + list, 2, is_little);
  for (size_t at = list + 2; entries > 0 && count - at >= 12; entries--, at += 12) {
    /* The tag, and its type: one number of two bytes. */
    if (number(bytes + at, 2, is_little) != 0x0112 || number(bytes + at + 2, 2, is_little) != 3) continue;
    return (int)number(bytes + at + 8, 2, is_little);
  }
  return 0;
}

int roadcast_jpeg_orientation(const roadcast_jpeg_reader *reader) {
  for (jpeg_saved_marker_ptr part = reader->picture.marker_list; part; part = part->next) {
    int orientation = find_orientation(part->data, part->data_length);
    if (orientation >= 1 && orientation <= 8) return orientation;
  }
  return 1;
}

const uint8_t *roadcast_jpeg_profile(const roadcast_jpeg_reader *reader, size_t *count) {
  *count = reader->profile_count;
  return reader->profile;
}

void roadcast_jpeg_start(roadcast_jpeg_reader *reader, unsigned eighths) {
  if (setjmp(reader->failed)) return;
  j_decompress_ptr picture = &reader->picture;
  picture->scale_num = eighths;
  picture->scale_denom = 8;
  picture->dct_method = JDCT_ISLOW;
  switch (picture->jpeg_color_space) {
  case JCS_GRAYSCALE:
  case JCS_YCbCr:
  case JCS_RGB:
    picture->out_color_space = JCS_RGB;
    break;
  default:
    /* Only looked through. */
    break;
  }
  jpeg_start_decompress(picture);
}

unsigned roadcast_jpeg_columns(const roadcast_jpeg_reader *reader) {
  return reader->picture.output_width;
}

unsigned roadcast_jpeg_rows(const roadcast_jpeg_reader *reader) {
  return reader->picture.output_height;
}

int roadcast_jpeg_samples(const roadcast_jpeg_reader *reader) {
  return reader->picture.output_components;
}

bool roadcast_jpeg_read_row(roadcast_jpeg_reader *reader, uint8_t *row) {
  if (reader->state != roadcast_picture_good) return false;
  if (reader->picture.output_scanline >= reader->picture.output_height) return false;
  if (setjmp(reader->failed)) return false;
  JSAMPROW rows[] = {row};
  return jpeg_read_scanlines(&reader->picture, rows, 1) == 1
      && reader->state == roadcast_picture_good;
}

void roadcast_jpeg_finish(roadcast_jpeg_reader *reader) {
  if (reader->state != roadcast_picture_good) return;
  if (setjmp(reader->failed)) return;
  j_decompress_ptr picture = &reader->picture;
  /* A scan that's missing leaves no trace but these: each component that was in one has a table. */
  for (int index = 0; index < picture->num_components; index++)
    if (!picture->comp_info[index].quant_table) note(reader, roadcast_picture_incomplete);
  bool needs_end = jpeg_has_multiple_scans(picture);
  jpeg_finish_decompress(picture);
  if (needs_end && reader->has_ended) note(reader, roadcast_picture_incomplete);
}

void roadcast_jpeg_free(roadcast_jpeg_reader *reader) {
  if (!setjmp(reader->failed)) jpeg_destroy_decompress(&reader->picture);
  free(reader->profile);
  free(reader);
}

struct writer {
  struct jpeg_compress_struct picture;
  struct jpeg_error_mgr errors;
  jmp_buf failed;
  /* Large enough for most pictures. It's ours, so the library frees only those that it makes instead. */
  unsigned char *first;
  unsigned char *bytes;
  unsigned long count;
};

static void fail_writing(j_common_ptr picture) {
  longjmp(((struct writer *)picture->client_data)->failed, 1);
}

uint8_t *roadcast_jpeg_write(const uint8_t *pixels,
                             unsigned width,
                             unsigned height,
                             int quality,
                             const uint8_t *profile,
                             size_t profile_count,
                             size_t *count) {
  struct writer *writer = calloc(1, sizeof *writer);
  if (!writer) return NULL;
  writer->count = 64 << 10;
  writer->first = writer->bytes = malloc(writer->count);
  if (!writer->first) {
    free(writer);
    return NULL;
  }
  j_compress_ptr picture = &writer->picture;
  picture->err = jpeg_std_error(&writer->errors);
  writer->errors.error_exit = fail_writing;
  writer->errors.output_message = print;
  picture->client_data = writer;
  if (setjmp(writer->failed)) {
    jpeg_destroy_compress(&writer->picture);
    free(writer->first);
    free(writer);
    return NULL;
  }
  jpeg_create_compress(picture);
  jpeg_mem_dest(picture, &writer->bytes, &writer->count);
  picture->image_width = width;
  picture->image_height = height;
  picture->input_components = 3;
  picture->in_color_space = JCS_RGB;
  jpeg_set_defaults(picture);
  jpeg_set_quality(picture, quality, TRUE);
  picture->dct_method = JDCT_ISLOW;
  picture->optimize_coding = TRUE;
  jpeg_simple_progression(picture);
  jpeg_start_compress(picture, TRUE);
  if (profile_count > 0) jpeg_write_icc_profile(picture, profile, (unsigned)profile_count);
  while (picture->next_scanline < height) {
    JSAMPROW rows[] = {(JSAMPROW)(pixels + (size_t)picture->next_scanline * width * 3)};
    jpeg_write_scanlines(picture, rows, 1);
  }
  jpeg_finish_compress(picture);
  jpeg_destroy_compress(picture);
  uint8_t *bytes = writer->bytes;
  *count = writer->count;
  if (bytes != writer->first) free(writer->first);
  free(writer);
  return bytes;
}

void roadcast_jpeg_free_bytes(uint8_t *bytes) { free(bytes); }

#define TEXT(x) #x
#define EXPANDED(x) TEXT(x)

const char *roadcast_jpeg_version(void) {
#ifdef LIBJPEG_TURBO_VERSION
  return "libjpeg-turbo " EXPANDED(LIBJPEG_TURBO_VERSION);
#else
  return "libjpeg " EXPANDED(JPEG_LIB_VERSION);
#endif
}
