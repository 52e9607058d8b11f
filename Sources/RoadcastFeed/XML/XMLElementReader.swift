import CXML2

/// Reads an XML document from memory with libxml2, element by element: a long list takes no more memory
/// than its longest element.
///
/// It knows no network, no entities and no DOCTYPE.
package enum XMLElementReader {
  /// No network, and no words on standard error.
  private static let options = Int32(
    XML_PARSE_NONET.rawValue | XML_PARSE_NOERROR.rawValue | XML_PARSE_NOWARNING.rawValue
  )

  /// What libxml2 reports while it reads.
  private final class Report {
    var error: XMLReadingError?
  }

  /// Reads a document.
  ///
  /// - Parameters:
  ///   - bytes: the document.
  ///   - encoding: the document's encoding, whatever its declaration says; nil for the one that it declares.
  ///   - visit: gets the root and its children as soon as they begin, with their names and attributes
  ///     alone, and whatever is in these children as whole elements. The root's depth is 0. It must not
  ///     keep the element.
  /// - Throws: why the document can't be read, after the elements that could.
  package static func read(
    _ bytes: [UInt8],
    encoding: String? = "UTF-8",
    _ visit: (_ element: XMLElement, _ depth: Int) -> Void
  ) throws(XMLReadingError) {
    _ = LibXML.ready
    let report = Report()
    let isWhole = unsafe bytes.withUnsafeBytes { buffer in
      guard
        let reader = unsafe xmlReaderForMemory(
          buffer.baseAddress?.assumingMemoryBound(to: CChar.self),
          Int32(clamping: buffer.count),
          nil,
          encoding,
          options
        )
      else { return false }
      defer { unsafe xmlFreeTextReader(reader) }
      // The report outlives the reader.
      unsafe xmlTextReaderSetStructuredErrorHandler(
        reader,
        { context, error in
          guard let context = unsafe context, let error = unsafe error else { return }
          unsafe Unmanaged<Report>.fromOpaque(context).takeUnretainedValue().error =
            XMLReadingError(
              message: error.pointee.message,
              line: error.pointee.line,
              column: error.pointee.int2
            )
        },
        Unmanaged.passUnretained(report).toOpaque()
      )
      return unsafe read(with: reader, report, visit)
    }
    guard isWhole else {
      throw report.error ?? XMLReadingError(message: "not well-formed", line: 0, column: 0)
    }
  }

  /// Reads to the end.
  ///
  /// - Returns: whether the document is well-formed and permitted.
  private static func read(
    with reader: xmlTextReaderPtr,
    _ report: Report,
    _ visit: (_ element: XMLElement, _ depth: Int) -> Void
  ) -> Bool {
    var status = unsafe xmlTextReaderRead(reader)
    while status == 1 {
      switch unsafe UInt32(xmlTextReaderNodeType(reader)) {
      case XML_READER_TYPE_DOCUMENT_TYPE.rawValue:
        report.error = .documentType
        return false
      case XML_READER_TYPE_ELEMENT.rawValue:
        let depth = unsafe Int(xmlTextReaderDepth(reader))
        guard depth < 2 else {
          guard let node = unsafe xmlTextReaderExpand(reader) else { return false }
          unsafe visit(XMLElement(borrowing: node), depth)
          // Past everything in it.
          status = unsafe xmlTextReaderNext(reader)
          continue
        }
        guard let node = unsafe xmlTextReaderCurrentNode(reader) else { return false }
        unsafe visit(XMLElement(borrowing: node), depth)
      default: break
      }
      status = unsafe xmlTextReaderRead(reader)
    }
    return status == 0
  }
}
