#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* PNG pictures, row by row, through libpng. Its errors jump; every jump starts and ends in these functions,
   and what they return says what happened. */

typedef enum {
  roadcast_png_good,
  /* The file ends too early, or has fewer pixels than its header says. */
  roadcast_png_incomplete,
  /* The file has more pixels than its header says. */
  roadcast_png_surplus,
  roadcast_png_damaged,
  roadcast_png_out_of_memory,
} roadcast_png_state;

typedef struct roadcast_png_reader roadcast_png_reader;

/* Opens a picture and reads its header. The bytes must stay where they are until the reader is freed.
   Returns NULL only without memory. */
roadcast_png_reader *roadcast_png_open(const uint8_t *bytes, size_t count);

/* What went wrong so far. */
roadcast_png_state roadcast_png_look(const roadcast_png_reader *reader);

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
