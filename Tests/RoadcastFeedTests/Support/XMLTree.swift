@testable import RoadcastFeed

/// An element as values, with everything in it.
struct XMLTree {
  let name: String
  let attributes: [String: String]

  /// Its own text; the root and its children have none.
  let text: String

  private(set) var children: [XMLTree] = []

  /// Reads a document as the product does, and keeps all of it.
  static func read(_ bytes: [UInt8]) throws(XMLReadingError) -> XMLTree {
    var root: XMLTree?
    try XMLElementReader.read(bytes) { element, depth in
      switch depth {
      case 0: root = XMLTree(beginningOf: element)
      case 1: root?.children.append(XMLTree(beginningOf: element))
      default: root?.addToLast(XMLTree(element))
      }
    }
    guard let root else { throw XMLReadingError(message: "no element", line: 1, column: 1) }
    return root
  }

  private init(beginningOf element: XMLElement) {
    name = element.name
    attributes = element.attributes
    text = ""
  }

  private init(_ element: XMLElement) {
    name = element.name
    attributes = element.attributes
    text = element.text
    children = element.children.map { XMLTree($0) }
  }

  private mutating func addToLast(_ child: XMLTree) {
    children[children.count - 1].children.append(child)
  }

  func first(_ name: String) -> XMLTree? { children.first { $0.name == name } }

  func all(_ name: String) -> [XMLTree] { children.filter { $0.name == name } }
}
