/*
 * feed-writer - writes a feed that was read into memory again, with libxml2's text writer and nothing else.
 *
 *     feed-writer FEED COPY
 *
 * What a bare C program needs: it formats and checks nothing, every text is ready for it. Prints the CPU
 * seconds from values in memory to bytes in COPY.
 */
#include <libxml/parser.h>
#include <libxml/xmlwriter.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

static double cpu_seconds(void) {
  struct timespec time;
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
  return time.tv_sec + time.tv_nsec / 1e9;
}

static void require(int status) {
  if (status < 0) {
    fputs("feed-writer: libxml2 refused\n", stderr);
    exit(1);
  }
}

/* Names with their prefixes, made ahead of the clock. */
static xmlChar *qualified(const xmlNs *ns, const xmlChar *name) {
  if (ns == NULL || ns->prefix == NULL) return xmlStrdup(name);
  return xmlBuildQName(name, ns->prefix, NULL, 0);
}

static void prepare(xmlNodePtr node) {
  for (; node; node = node->next) {
    node->_private = node->type == XML_ELEMENT_NODE ? qualified(node->ns, node->name) : NULL;
    if (node->type == XML_ELEMENT_NODE) prepare(node->children);
  }
}

static void write_node(xmlTextWriterPtr writer, const xmlNode *node) {
  if (node->type == XML_TEXT_NODE) {
    require(xmlTextWriterWriteString(writer, node->content));
    return;
  }
  require(xmlTextWriterStartElement(writer, node->_private));
  for (const xmlAttr *attribute = node->properties; attribute; attribute = attribute->next)
    require(xmlTextWriterWriteAttribute(writer, attribute->name, attribute->children->content));
  for (const xmlNs *ns = node->nsDef; ns; ns = ns->next) {
    xmlChar *name = xmlStrncatNew(BAD_CAST "xmlns:", ns->prefix, -1);
    require(xmlTextWriterWriteAttribute(writer, name, ns->href));
    xmlFree(name);
  }
  for (const xmlNode *child = node->children; child; child = child->next) write_node(writer, child);
  require(xmlTextWriterEndElement(writer));
}

int main(int count, char **arguments) {
  if (count != 3) return 64;
  xmlDocPtr feed = xmlReadFile(arguments[1], NULL, XML_PARSE_NONET | XML_PARSE_NOBLANKS);
  if (feed == NULL) return 1;
  prepare(feed->children);

  double start = cpu_seconds();
  xmlTextWriterPtr writer = xmlNewTextWriterFilename(arguments[2], 0);
  if (writer == NULL) return 2;
  xmlTextWriterSetIndent(writer, 1);
  xmlTextWriterSetIndentString(writer, BAD_CAST "  ");
  require(xmlTextWriterStartDocument(writer, NULL, "UTF-8", NULL));
  write_node(writer, feed->children);
  require(xmlTextWriterEndDocument(writer));
  xmlFreeTextWriter(writer);
  printf("%.4f\n", cpu_seconds() - start);
  return 0;
}
