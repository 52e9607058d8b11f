#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Pictures, row by row, through libjpeg-turbo and libpng. Their errors jump; every jump starts and ends in
   these functions, and what they return says what happened. */

typedef enum {
  roadcast_picture_good,
  /* The file ends too early, or has fewer pixels than its header says. */
  roadcast_picture_incomplete,
  /* The file has more pixels than its header says. */
  roadcast_picture_surplus,
  roadcast_picture_damaged,
  /* A form of JPEG that isn't for the web: lossless, arithmetic coding, 12 bits. */
  roadcast_picture_unusual,
  roadcast_picture_out_of_memory,
} roadcast_picture_state;

/* JPEG */

typedef struct roadcast_jpeg_reader roadcast_jpeg_reader;

/* Opens a picture and reads its header. The bytes must stay where they are until the reader is freed.
   Returns NULL only without memory. */
roadcast_jpeg_reader *roadcast_jpeg_open(const uint8_t *bytes, size_t count);

/* What went wrong so far. */
roadcast_picture_state roadcast_jpeg_look(const roadcast_jpeg_reader *reader);

unsigned roadcast_jpeg_width(const roadcast_jpeg_reader *reader);
unsigned roadcast_jpeg_height(const roadcast_jpeg_reader *reader);

/* The number of colour components: 1 grey, 3 colours, 4 CMYK. */
int roadcast_jpeg_components(const roadcast_jpeg_reader *reader);

/* How the picture is turned according to its Exif data: 1 upright, 2 to 8 turned or mirrored; 1 without any. */
int roadcast_jpeg_orientation(const roadcast_jpeg_reader *reader);

/* The ICC profile of the colours, valid until the reader is freed; NULL and 0 without any. */
const uint8_t *roadcast_jpeg_profile(const roadcast_jpeg_reader *reader, size_t *count);

/* Starts to decode at a part of the size: 1, 2, 4 or 8 eighths. */
void roadcast_jpeg_start(roadcast_jpeg_reader *reader, unsigned eighths);

/* The size and the number of samples in a pixel of the rows, after the start. */
unsigned roadcast_jpeg_columns(const roadcast_jpeg_reader *reader);
unsigned roadcast_jpeg_rows(const roadcast_jpeg_reader *reader);
int roadcast_jpeg_samples(const roadcast_jpeg_reader *reader);

/* Decodes the next row into a buffer of columns × samples bytes. False if there's none: after the last row,
   or if something went wrong. */
bool roadcast_jpeg_read_row(roadcast_jpeg_reader *reader, uint8_t *row);

/* Reads up to the end of the picture, after the last row. */
void roadcast_jpeg_finish(roadcast_jpeg_reader *reader);

void roadcast_jpeg_free(roadcast_jpeg_reader *reader);

/* Encodes rows of red, green and blue as a progressive picture, with an ICC profile unless it has 0 bytes.
   Returns NULL without memory; the result is freed with roadcast_jpeg_free_bytes. */
uint8_t *roadcast_jpeg_write(const uint8_t *pixels,
                             unsigned width,
                             unsigned height,
                             int quality,
                             const uint8_t *profile,
                             size_t profile_count,
                             size_t *count);

void roadcast_jpeg_free_bytes(uint8_t *bytes);

/* The version of the library that this was compiled with; another may be loaded. */
const char *roadcast_jpeg_version(void);

/* PNG */

typedef struct roadcast_png_reader roadcast_png_reader;

/* Opens a picture and reads its header. The bytes must stay where they are until the reader is freed.
   Returns NULL only without memory. */
roadcast_png_reader *roadcast_png_open(const uint8_t *bytes, size_t count);

/* What went wrong so far. */
roadcast_picture_state roadcast_png_look(const roadcast_png_reader *reader);

/* 0 for each if the header can't be read. */
unsigned roadcast_png_width(const roadcast_png_reader *reader);
unsigned roadcast_png_height(const roadcast_png_reader *reader);
bool roadcast_png_has_colours(const roadcast_png_reader *reader);
bool roadcast_png_has_alpha(const roadcast_png_reader *reader);

/* The ICC profile of the colours, valid until the reader is freed; NULL and 0 without any. */
const uint8_t *roadcast_png_profile(const roadcast_png_reader *reader, size_t *count);

/* Starts to decode. Rows have a byte each of red, green, blue and opacity in a pixel. */
void roadcast_png_start(roadcast_png_reader *reader);

/* The next row, valid until the next call. NULL if there's none: after the last row, or if something went
   wrong. */
const uint8_t *roadcast_png_read_row(roadcast_png_reader *reader);

/* Reads up to the end of the file, after the last row. */
void roadcast_png_finish(roadcast_png_reader *reader);

void roadcast_png_free(roadcast_png_reader *reader);

/* Writes a picture with a byte a pixel, from black to white, and returns its size in bytes.
   Without bytes, or with less room than that, it only returns the size. 0 if it can't be written. */
size_t roadcast_png_write_gray(const uint8_t *pixels,
                               unsigned width,
                               unsigned height,
                               uint8_t *bytes,
                               size_t room);
