#pragma once
#include <libxml/xmlversion.h>
/* The headers' ICU clashes with the one inside Foundation, and nothing here needs it. */
#undef LIBXML_ICU_ENABLED
#include <libxml/HTMLparser.h>
#include <libxml/parser.h>
#include <libxml/xmlreader.h>
#include <libxml/xmlwriter.h>

/* xmlFree is a mutable global function pointer, which Swift 6 refuses to read. */
static inline void roadcast_xmlFree(void *memory) { xmlFree(memory); }
