import CXML2
import RoadcastModel

/// Writes an XML document into memory through libxml2's text writer.
///
/// Elements are written by closures, so every one that is opened is closed. After the first failure
/// nothing more is written, and the document is refused as a whole.
///
/// libxml2 accepts characters that XML doesn't allow, so texts are checked here. The names of
/// elements and attributes are literals of this program.
@safe
struct XMLDocumentWriter: ~Copyable {
  private let sink: Sink
  private let writer: xmlTextWriterPtr
  private var failure: XMLWritingError?

  /// The name of the innermost open element.
  private var openElement: StaticString = ""

  /// Writes a document.
  ///
  /// - Parameters:
  ///   - root: the name of the root element.
  ///   - capacity: the number of bytes to expect. The document can become longer.
  ///   - content: writes the root's attributes and content.
  /// - Returns: the document, UTF-8, with an XML declaration.
  /// - Throws: the first failure.
  static func document(
    _ root: StaticString,
    capacity: Int = 0,
    _ content: (inout XMLDocumentWriter) -> Void
  ) throws(XMLWritingError) -> [UInt8] {
    var writer = try XMLDocumentWriter(capacity: capacity)
    writer.element(root, content)
    return try writer.finish()
  }

  private init(capacity: Int) throws(XMLWritingError) {
    _ = LibXML.ready
    sink = Sink(capacity: capacity)
    guard
      let output = unsafe xmlOutputBufferCreateIO(
        Sink.append,
        nil,
        Unmanaged.passUnretained(sink).toOpaque(),
        nil
      )
    else { throw .libxml("a new buffer") }
    guard let writer = unsafe xmlNewTextWriter(output) else {
      unsafe xmlOutputBufferClose(output)
      throw .libxml("a new writer")
    }
    unsafe xmlTextWriterSetIndent(writer, 1)
    unsafe xmlTextWriterSetIndentString(writer, "  ")
    guard unsafe xmlTextWriterStartDocument(writer, "1.0", "UTF-8", nil) >= 0 else {
      unsafe xmlFreeTextWriter(writer)
      throw .libxml("the XML declaration")
    }
    unsafe self.writer = writer
  }

  deinit { unsafe xmlFreeTextWriter(writer) }

  /// Writes an element; `content` writes its attributes, and then its text or elements.
  mutating func element(_ name: StaticString, _ content: (inout XMLDocumentWriter) -> Void) {
    guard failure == nil else { return }
    let parent = openElement
    openElement = name
    check(unsafe xmlTextWriterStartElement(writer, name.utf8Start), name)
    content(&self)
    if failure == nil { check(unsafe xmlTextWriterEndElement(writer), name) }
    openElement = parent
  }

  /// Writes an element with a text.
  mutating func element(_ name: StaticString, _ text: String) {
    element(name) { $0.text(text) }
  }

  /// Writes an element with one attribute, and with a text or nothing in it.
  mutating func element(
    _ name: StaticString,
    _ attribute: (name: StaticString, value: String),
    _ text: String? = nil
  ) {
    element(name) { xml in
      xml.attribute(attribute.name, attribute.value)
      if let text { xml.text(text) }
    }
  }

  /// Writes an attribute of the open element, which must have no content yet.
  mutating func attribute(_ name: StaticString, _ value: String) {
    guard failure == nil else { return }
    check(unsafe xmlTextWriterStartAttribute(writer, name.utf8Start), name)
    write(value, in: name)
    if failure == nil { check(unsafe xmlTextWriterEndAttribute(writer), name) }
  }

  /// Writes a text into the open element, without characters that readers shouldn't meet.
  mutating func text(_ text: String) { write(text, in: openElement) }

  private consuming func finish() throws(XMLWritingError) -> [UInt8] {
    if failure == nil { check(unsafe xmlTextWriterEndDocument(writer), "the document's end") }
    if failure == nil { check(unsafe xmlTextWriterFlush(writer), "the document's end") }
    if let failure { throw failure }
    return sink.bytes
  }

  /// Most texts contain nothing to escape, and then libxml2 doesn't have to look for it again.
  private mutating func write(_ text: String, in name: StaticString) {
    guard failure == nil else { return }
    var text = text
    var content = TextContent()
    let plain = text.withUTF8 { bytes in
      content = unsafe TextContent(of: bytes)
      return unsafe content.isEmpty
        ? xmlTextWriterWriteRawLen(writer, bytes.baseAddress, Int32(clamping: bytes.count)) : nil
    }
    if let plain { return check(plain, name) }
    if content.contains(.doubtful) {
      guard let permitted = permitted(text, in: name) else { return }
      text = permitted
    }
    let status = unsafe text.withCString(encodedAs: UTF8.self) { characters in
      unsafe xmlTextWriterWriteString(writer, characters)
    }
    check(status, name)
  }

  /// The text without invisible and misleading characters; nil after one that XML doesn't allow.
  private mutating func permitted(_ text: String, in name: StaticString) -> String? {
    var isClean = true
    for scalar in text.unicodeScalars where scalar.isInvisibleOrMisleading {
      guard scalar.isAllowedInXML else {
        failure = .forbiddenCharacter(scalar, name: name.description)
        return nil
      }
      isClean = false
    }
    return isClean ? text : text.withoutControls
  }

  private mutating func check(_ status: Int32, _ place: StaticString) {
    if status < 0, failure == nil { failure = .libxml(place.description) }
  }

  /// Where libxml2 leaves what it wrote, some thousands of bytes at a time.
  private final class Sink {
    var bytes: [UInt8] = []

    init(capacity: Int) { bytes.reserveCapacity(capacity) }

    /// `context` is the sink, which outlives the writer.
    static let append: xmlOutputWriteCallback = { context, start, count in
      guard let context = unsafe context, let start = unsafe start else { return -1 }
      let bytes = unsafe UnsafeRawBufferPointer(start: start, count: Int(count))
      unsafe Unmanaged<Sink>.fromOpaque(context).takeUnretainedValue().bytes
        .append(contentsOf: bytes)
      return count
    }
  }
}
