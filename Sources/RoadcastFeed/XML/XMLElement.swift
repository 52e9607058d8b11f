import CXML2

/// An element of a document that's being read.
///
/// It refers to libxml2's tree, which its reader owns, and must not be used after the reader goes on. Most
/// texts are never used, so each is copied only when it is.
@safe
package struct XMLElement {
  private let node: xmlNodePtr

  /// Refers to an element that a reader owns, and which must not be used after the reader goes on.
  init(borrowing node: xmlNodePtr) { unsafe self.node = node }

  /// The name as written, with its prefix.
  package var name: String { unsafe Self.name(node.pointee.name, node.pointee.ns) }

  /// The address of the namespace that the name is in; nil for none.
  package var namespace: String? {
    guard let address = unsafe node.pointee.ns?.pointee.href else { return nil }
    return unsafe String(cString: address)
  }

  /// By their names as written, with their prefixes.
  package var attributes: [String: String] {
    var attributes: [String: String] = [:]
    var next = unsafe node.pointee.properties
    while let attribute = unsafe next {
      let name = unsafe Self.name(attribute.pointee.name, attribute.pointee.ns)
      attributes[name] = unsafe Self.text(of: attribute.pointee.children)
      unsafe next = attribute.pointee.next
    }
    return attributes
  }

  /// The value of an attribute; nil where the element doesn't have it.
  package func attribute(_ name: String) -> String? {
    var next = unsafe node.pointee.properties
    while let attribute = unsafe next {
      if unsafe Self.isNamed(name, attribute.pointee.name, attribute.pointee.ns) {
        return unsafe Self.text(of: attribute.pointee.children)
      }
      unsafe next = attribute.pointee.next
    }
    return nil
  }

  /// The element's own text, without its children's.
  package var text: String { unsafe Self.text(of: node.pointee.children) }

  package var children: [XMLElement] { unsafe children { _ in true } }

  /// All children with a name, prefix included.
  package func all(_ name: String) -> [XMLElement] {
    unsafe children { unsafe Self.isNamed(name, $0.pointee.name, $0.pointee.ns) }
  }

  /// The first child with a name, prefix included.
  package func first(_ name: String) -> XMLElement? {
    var next = unsafe node.pointee.children
    while let child = unsafe next {
      if unsafe child.pointee.type == XML_ELEMENT_NODE,
        unsafe Self.isNamed(name, child.pointee.name, child.pointee.ns)
      {
        return unsafe XMLElement(borrowing: child)
      }
      unsafe next = child.pointee.next
    }
    return nil
  }

  private func children(where isWanted: (xmlNodePtr) -> Bool) -> [XMLElement] {
    var children: [XMLElement] = []
    var next = unsafe node.pointee.children
    while let child = unsafe next {
      if unsafe child.pointee.type == XML_ELEMENT_NODE, unsafe isWanted(child) {
        unsafe children.append(XMLElement(borrowing: child))
      }
      unsafe next = child.pointee.next
    }
    return children
  }

  /// The text of nodes that follow one another, CDATA sections included.
  ///
  /// There are no entity references among them, because documents that declare entities are refused.
  private static func text(of first: xmlNodePtr?) -> String {
    var text = ""
    var next = unsafe first
    while let node = unsafe next {
      let kind = unsafe node.pointee.type
      if kind == XML_TEXT_NODE || kind == XML_CDATA_SECTION_NODE,
        let content = unsafe node.pointee.content
      {
        let part = unsafe String(cString: content)
        text += kind == XML_CDATA_SECTION_NODE ? withSimpleLineEnds(part) : part
      }
      unsafe next = node.pointee.next
    }
    return text
  }

  /// A section's text with the line ends that XML defines (§2.11), which libxml2's reader leaves as they are there.
  private static func withSimpleLineEnds(_ text: String) -> String {
    guard text.utf8.contains(0x0D) else { return text }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.utf8.count)
    var follows = false
    for byte in text.utf8 {
      if byte == 0x0D {
        bytes.append(0x0A)
      } else if byte != 0x0A || !follows {
        bytes.append(byte)
      }
      follows = byte == 0x0D
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func name(
    _ name: UnsafePointer<xmlChar>,
    _ namespace: UnsafeMutablePointer<xmlNs>?
  ) -> String {
    let local = unsafe String(cString: name)
    guard let prefix = unsafe namespace?.pointee.prefix else { return local }
    return unsafe "\(String(cString: prefix)):\(local)"
  }

  private static func isNamed(
    _ wanted: String,
    _ name: UnsafePointer<xmlChar>,
    _ namespace: UnsafeMutablePointer<xmlNs>?
  ) -> Bool {
    unsafe wanted.withCString(encodedAs: UTF8.self) { wanted in
      unsafe xmlStrQEqual(namespace?.pointee.prefix, name, wanted) == 1
    }
  }
}
