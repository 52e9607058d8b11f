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

  private let sink: Sink
  private let writer: xmlTextWriterPtr

  /// - `capacity`: how many bytes to expect; a document may become longer.
  init(capacity: Int = 0) throws(Failure) {
    _ = LibXML.ready
    sink = Sink(capacity: capacity)
    guard
      let output = unsafe xmlOutputBufferCreateIO(
        Sink.append,
        nil,
        Unmanaged.passUnretained(sink).toOpaque(),
        nil
      )
    else { throw .libxml("a buffer") }
    guard let writer = unsafe xmlNewTextWriter(output) else {
      unsafe xmlOutputBufferClose(output)
      throw .libxml("a writer")
    }
    unsafe xmlTextWriterSetIndent(writer, 1)
    unsafe xmlTextWriterSetIndentString(writer, "  ")
    guard unsafe xmlTextWriterStartDocument(writer, "1.0", "UTF-8", nil) >= 0 else {
      unsafe xmlFreeTextWriter(writer)
      throw .libxml("the declaration")
    }
    unsafe self.writer = writer
  }

  deinit { unsafe xmlFreeTextWriter(writer) }

  /// Begins an element; its attributes stand before all else in it.
  mutating func open(_ name: StaticString) throws(Failure) {
    try check(unsafe xmlTextWriterStartElement(writer, name.utf8Start), name)
  }

  mutating func attribute(_ name: StaticString, _ value: String) throws(Failure) {
    try check(unsafe xmlTextWriterStartAttribute(writer, name.utf8Start), name)
    try write(value, in: name)
    try check(unsafe xmlTextWriterEndAttribute(writer), name)
  }

  mutating func close() throws(Failure) {
    try check(unsafe xmlTextWriterEndElement(writer), "an element's end")
  }

  /// An element with text in it.
  mutating func element(_ name: StaticString, _ text: String) throws(Failure) {
    try open(name)
    try write(text, in: name)
    try close()
  }

  /// An element with one attribute, and text in it or none.
  mutating func element(
    _ name: StaticString,
    _ attribute: Attribute,
    _ text: String? = nil
  ) throws(Failure) {
    try open(name)
    try self.attribute(attribute.name, attribute.value)
    if let text { try write(text, in: name) }
    try close()
  }

  /// The document's bytes, once every element is closed.
  consuming func finish() throws(Failure) -> [UInt8] {
    try check(unsafe xmlTextWriterEndDocument(writer), "the document's end")
    try check(unsafe xmlTextWriterFlush(writer), "the document")
    return sink.bytes
  }

  /// Writes a text without what readers should not meet; an error for what XML cannot hold.
  ///
  /// - `name`: of the open element or attribute.
  ///
  /// Most texts hold nothing that is written in another way than it stands there, and then libxml2
  /// need not look for it again.
  func write(_ text: String, in name: StaticString) throws(Failure) {
    var text = text
    var content = TextContent()
    let plain = text.withUTF8 { bytes in
      content = unsafe TextContent(of: bytes)
      return unsafe content.isEmpty
        ? xmlTextWriterWriteRawLen(writer, bytes.baseAddress, Int32(clamping: bytes.count)) : nil
    }
    if let plain { return try check(plain, name) }
    if content.contains(.doubtful) { text = try permitted(text, in: name) }
    let status = unsafe text.withCString(encodedAs: UTF8.self) { characters in
      unsafe xmlTextWriterWriteString(writer, characters)
    }
    try check(status, name)
  }

  private func permitted(_ text: String, in name: StaticString) throws(Failure) -> String {
    var isClean = true
    for scalar in text.unicodeScalars where scalar.isInvisibleOrMisleading {
      guard scalar.isAllowedInXML else {
        throw .forbiddenCharacter(scalar, in: name.description)
      }
      isClean = false
    }
    return isClean ? text : text.withoutControls
  }

  private func check(_ status: Int32, _ what: StaticString) throws(Failure) {
    guard status >= 0 else { throw .libxml(what.description) }
  }

  /// Where libxml2 leaves what it wrote, some thousands of bytes at a time.
  private final class Sink {
    var bytes: [UInt8] = []

    init(capacity: Int) { bytes.reserveCapacity(capacity) }

    /// - `context`: the sink, which outlives the writer.
    static let append: xmlOutputWriteCallback = { context, start, count in
      guard let context = unsafe context, let start = unsafe start else { return -1 }
      let bytes = unsafe UnsafeRawBufferPointer(start: start, count: Int(count))
      unsafe Unmanaged<Sink>.fromOpaque(context).takeUnretainedValue().bytes
        .append(contentsOf: bytes)
      return count
    }
  }
}
