import CXML2

/// An element of a document that was read.
///
/// It refers to libxml2's tree, which lives as long as any of its elements; in a document that's read
/// element by element, only until the next one is read. Most texts are never used, so each is copied only
/// when it is.
@safe
package struct XMLElement {
  /// Owns the tree, and frees it with the last element.
  @safe
  private final class Document {
    private let tree: xmlDocPtr

    init(_ tree: xmlDocPtr) { unsafe self.tree = tree }

    deinit { unsafe xmlFreeDoc(tree) }
  }

  /// Nil where the reader of the document owns the tree.
  private let document: Document?
  private let node: xmlNodePtr

  /// Takes over a tree and refers to its root; without a root, frees the tree and returns nil.
  init?(owning tree: xmlDocPtr) {
    let document = unsafe Document(tree)
    self.document = document
    guard let root = unsafe xmlDocGetRootElement(tree) else { return nil }
    unsafe node = root
  }

  private init(_ node: xmlNodePtr, of document: Document?) {
    unsafe self.node = node
    self.document = document
  }

  /// Refers to an element that a reader owns, and which must not be used after the reader goes on.
  init(borrowing node: xmlNodePtr) { unsafe self.init(node, of: nil) }

  /// The name as written, with its prefix.
  package var name: String { unsafe Self.name(node.pointee.name, node.pointee.ns) }

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
        return unsafe XMLElement(child, of: document)
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
        unsafe children.append(XMLElement(child, of: document))
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
        unsafe text += String(cString: content)
      }
      unsafe next = node.pointee.next
    }
    return text
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
