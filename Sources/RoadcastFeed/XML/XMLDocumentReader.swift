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
    xmlInitParser()
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
    defer { unsafe xmlFreeDoc(document) }
    guard unsafe document.pointee.intSubset == nil else {
      throw Failure(message: "a DOCTYPE is not allowed", line: 1, column: 1)
    }
    guard let root = unsafe xmlDocGetRootElement(document) else {
      throw Failure(message: "no element", line: 1, column: 1)
    }
    return unsafe element(root)
  }

  /// libxml2 refuses documents nested more than 256 levels deep, which bounds this recursion.
  private static func element(_ node: xmlNodePtr) -> XMLElement {
    var element = unsafe XMLElement(name: name(node), attributes: [:], text: "", children: [])
    var attribute = unsafe node.pointee.properties
    while let current = unsafe attribute {
      var key = unsafe String(cString: current.pointee.name)
      if let namespace = unsafe current.pointee.ns, let prefix = unsafe namespace.pointee.prefix {
        key = unsafe "\(String(cString: prefix)):\(key)"
      }
      element.attributes[key] = unsafe content(
        xmlNodeListGetString(node.pointee.doc, current.pointee.children, 1)
      )
      unsafe attribute = current.pointee.next
    }
    var child = unsafe node.pointee.children
    while let current = unsafe child {
      switch unsafe current.pointee.type {
      case XML_ELEMENT_NODE:
        unsafe element.children.append(self.element(current))
      case XML_TEXT_NODE, XML_CDATA_SECTION_NODE:
        if let text = unsafe current.pointee.content {
          unsafe element.text += String(cString: text)
        }
      default:
        break
      }
      unsafe child = current.pointee.next
    }
    return element
  }

  private static func name(_ node: xmlNodePtr) -> String {
    let name = unsafe String(cString: node.pointee.name)
    guard let namespace = unsafe node.pointee.ns, let prefix = unsafe namespace.pointee.prefix
    else { return name }
    return unsafe "\(String(cString: prefix)):\(name)"
  }

  private static func content(_ text: UnsafeMutablePointer<xmlChar>?) -> String {
    guard let text = unsafe text else { return "" }
    defer { unsafe roadcast_xmlFree(text) }
    return unsafe String(cString: text)
  }
}
