import CXML2

/// Reads an XML document from memory with libxml2: no network, no entities, no DOCTYPE.
package enum XMLDocumentReader {
  package struct Failure: Error, Equatable {
    /// libxml2's own words.
    package var message: String
    package var line: Int
    package var column: Int
  }

  package static func read(_ bytes: [UInt8]) throws(Failure) -> XMLElement {
    _ = LibXML.ready
    guard let context = unsafe xmlNewParserCtxt() else {
      throw Failure(message: "out of memory", line: 0, column: 0)
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
        throw Failure(message: "not well-formed", line: 0, column: 0)
      }
      var message = unsafe error.pointee.message.map { unsafe String(cString: $0) } ?? ""
      if message.hasSuffix("\n") { message.removeLast() }
      throw unsafe Failure(
        message: message,
        line: Int(error.pointee.line),
        column: Int(error.pointee.int2)
      )
    }
    let hasType = unsafe document.pointee.intSubset != nil
    guard let root = unsafe XMLElement(owning: document) else {
      throw Failure(message: "no element", line: 1, column: 1)
    }
    guard !hasType else {
      throw Failure(message: "a DOCTYPE is not allowed", line: 1, column: 1)
    }
    return root
  }
}
