import CXML2
import RoadcastModel

/// Writes an XML document into memory through libxml2's text writer.
///
/// libxml2 reports success for characters that XML cannot hold, so that texts are looked at before
/// they reach it; names of elements and attributes are literals of this program.
@safe
struct XMLDocumentWriter: ~Copyable {
  enum Failure: Error, Equatable {
    /// A text holds a character that XML 1.0 cannot hold; the element's or attribute's name.
    case forbiddenCharacter(Unicode.Scalar, in: String)
    /// libxml2 could not write; what it was about to.
    case libxml(String)
  }

  typealias Attribute = (name: StaticString, value: String)

  private let buffer: xmlBufferPtr
  private let writer: xmlTextWriterPtr

  init() throws(Failure) {
    xmlInitParser()
    guard let buffer = unsafe xmlBufferCreate() else { throw .libxml("a buffer") }
    guard let writer = unsafe xmlNewTextWriterMemory(buffer, 0) else {
      unsafe xmlBufferFree(buffer)
      throw .libxml("a writer")
    }
    // A document of thousands of items must not double its way up from 4 KiB by copying each time.
    unsafe xmlBufferSetAllocationScheme(buffer, XML_BUFFER_ALLOC_DOUBLEIT)
    unsafe xmlTextWriterSetIndent(writer, 1)
    unsafe xmlTextWriterSetIndentString(writer, "  ")
    guard unsafe xmlTextWriterStartDocument(writer, "1.0", "UTF-8", nil) >= 0 else {
      unsafe xmlFreeTextWriter(writer)
      unsafe xmlBufferFree(buffer)
      throw .libxml("the declaration")
    }
    unsafe self.buffer = buffer
    unsafe self.writer = writer
  }

  deinit {
    unsafe xmlFreeTextWriter(writer)
    unsafe xmlBufferFree(buffer)
  }

  mutating func open(_ name: StaticString, _ attributes: [Attribute] = []) throws(Failure) {
    try unsafe check(xmlTextWriterStartElement(writer, name.description), name.description)
    for attribute in attributes {
      let value = try permitted(attribute.value, in: attribute.name)
      let attributeName = attribute.name.description
      try unsafe check(xmlTextWriterWriteAttribute(writer, attributeName, value), attributeName)
    }
  }

  mutating func close() throws(Failure) {
    try unsafe check(xmlTextWriterEndElement(writer), "an element's end")
  }

  /// An element with text in it, or none.
  mutating func element(
    _ name: StaticString,
    _ attributes: [Attribute] = [],
    _ text: String? = nil
  ) throws(Failure) {
    try open(name, attributes)
    if let text {
      let value = try permitted(text, in: name)
      try unsafe check(xmlTextWriterWriteString(writer, value), name.description)
    }
    try close()
  }

  /// The document's bytes, once every element is closed.
  consuming func finish() throws(Failure) -> [UInt8] {
    try unsafe check(xmlTextWriterEndDocument(writer), "the document's end")
    try unsafe check(xmlTextWriterFlush(writer), "the document")
    let count = unsafe Int(xmlBufferLength(buffer))
    guard let content = unsafe xmlBufferContent(buffer) else { throw .libxml("the document") }
    return unsafe Array(UnsafeBufferPointer(start: content, count: count))
  }

  /// The text without what readers should not meet; an error for what XML cannot hold.
  private func permitted(_ text: String, in name: StaticString) throws(Failure) -> String {
    var isPlain = true
    for byte in text.utf8 where byte < 0x20 || byte > 0x7E { isPlain = false }
    if isPlain { return text }
    for scalar in text.unicodeScalars where !scalar.isAllowedInXML {
      throw .forbiddenCharacter(scalar, in: name.description)
    }
    return text.withoutControls
  }

  private func check(_ status: Int32, _ what: String) throws(Failure) {
    guard status >= 0 else { throw .libxml(what) }
  }
}
