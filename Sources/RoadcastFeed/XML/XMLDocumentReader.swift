import CXML2

/// Reads an XML document from memory with libxml2: no network, no entities, no DOCTYPE.
package enum XMLDocumentReader {
  /// No network, and no words on standard error.
  static let options = Int32(
    XML_PARSE_NONET.rawValue | XML_PARSE_NOERROR.rawValue | XML_PARSE_NOWARNING.rawValue
  )

  /// Parses a document, which is UTF-8 whatever its declaration says, and returns its root.
  package static func read(_ bytes: [UInt8]) throws(XMLReadingError) -> XMLElement {
    _ = LibXML.ready
    guard let context = unsafe xmlNewParserCtxt() else {
      throw XMLReadingError(message: "out of memory", line: 0, column: 0)
    }
    defer { unsafe xmlFreeParserCtxt(context) }
    let parsed = unsafe bytes.withUnsafeBytes { buffer in
      unsafe xmlCtxtReadMemory(
        context,
        buffer.baseAddress?.assumingMemoryBound(to: CChar.self),
        Int32(clamping: buffer.count),
        nil,
        "UTF-8",
        options
      )
    }
    guard let document = unsafe parsed else {
      guard let error = unsafe xmlCtxtGetLastError(context) else {
        throw XMLReadingError(message: "not well-formed", line: 0, column: 0)
      }
      throw unsafe XMLReadingError(
        message: error.pointee.message,
        line: error.pointee.line,
        column: error.pointee.int2
      )
    }
    let hasType = unsafe document.pointee.intSubset != nil
    guard let root = unsafe XMLElement(owning: document) else {
      throw XMLReadingError(message: "no element", line: 1, column: 1)
    }
    guard !hasType else { throw .documentType }
    return root
  }
}
