import CXML2

/// Reads an XML document from memory with libxml2: no network, no entities, no DOCTYPE.
package enum XMLDocumentReader {
  /// Parses a document, which is UTF-8 whatever its declaration says, and returns its root.
  package static func read(_ bytes: [UInt8]) throws(XMLReadingError) -> XMLElement {
    _ = LibXML.ready
    guard let context = unsafe xmlNewParserCtxt() else {
      throw XMLReadingError(message: "out of memory", line: 0, column: 0)
    }
    defer { unsafe xmlFreeParserCtxt(context) }
    let options =
      XML_PARSE_NONET.rawValue | XML_PARSE_NOERROR.rawValue | XML_PARSE_NOWARNING.rawValue
    let parsed = unsafe bytes.withUnsafeBytes { buffer in
      unsafe xmlCtxtReadMemory(
        context,
        buffer.baseAddress?.assumingMemoryBound(to: CChar.self),
        Int32(clamping: buffer.count),
        nil,
        "UTF-8",
        Int32(options)
      )
    }
    guard let document = unsafe parsed else {
      guard let error = unsafe xmlCtxtGetLastError(context) else {
        throw XMLReadingError(message: "not well-formed", line: 0, column: 0)
      }
      var message = unsafe error.pointee.message.map { unsafe String(cString: $0) } ?? ""
      if message.hasSuffix("\n") { message.removeLast() }
      throw unsafe XMLReadingError(
        message: message,
        line: Int(error.pointee.line),
        column: Int(error.pointee.int2)
      )
    }
    let hasType = unsafe document.pointee.intSubset != nil
    guard let root = unsafe XMLElement(owning: document) else {
      throw XMLReadingError(message: "no element", line: 1, column: 1)
    }
    guard !hasType else {
      throw XMLReadingError(message: "a DOCTYPE isn't allowed", line: 1, column: 1)
    }
    return root
  }
}
