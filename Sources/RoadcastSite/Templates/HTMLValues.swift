import Mustache

/// A template's values by name; nil values count as missing.
package struct HTMLValues: MustacheParent {
  private let values: [String: Any]

  package init(_ values: [String: Any?]) {
    self.values = values.compactMapValues(\.self)
  }

  package func child(named name: String) -> Any? { values[name] }
}
