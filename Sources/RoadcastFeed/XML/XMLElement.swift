/// An element of a document that was read: names as written, prefix included.
package struct XMLElement: Sendable, Equatable {
  package var name: String
  package var attributes: [String: String]

  /// The element's own text, without its children's.
  package var text: String

  package var children: [XMLElement]

  package func all(_ name: String) -> [XMLElement] { children.filter { $0.name == name } }

  package func first(_ name: String) -> XMLElement? { children.first { $0.name == name } }
}
