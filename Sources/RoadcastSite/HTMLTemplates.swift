import Mustache
import RoadcastModel

/// The pages' templates, compiled once.
///
/// Whatever a template names with two braces is escaped for text and quoted attributes alike.
package struct HTMLTemplates: Sendable {
  private let library: MustacheLibrary

  /// Compiles templates, by their names.
  package init(_ sources: [String: [UInt8]]) throws {
    // The library escapes by grapheme and would let through a `<` that carries an accent.
    MustacheContentTypes.register(ScalarEscaping(), named: "SCALARS")
    library = MustacheLibrary(
      templates: try sources.mapValues { source in
        try MustacheTemplate(
          string: "{{% CONTENT_TYPE:SCALARS}}" + String(decoding: source, as: UTF8.self)
        )
      }
    )
  }

  /// - `name`: one of the templates' names.
  package func render(_ values: HTMLValues, with name: String) -> [UInt8] {
    Array((library.render(values, withTemplate: name) ?? "").utf8)
  }
}

/// Values for a template by their names there; those that are nil count as absent.
package struct HTMLValues: MustacheParent {
  private let values: [String: Any]

  package init(_ values: [String: Any?]) {
    self.values = values.compactMapValues(\.self)
  }

  package func child(named name: String) -> Any? { values[name] }
}

private struct ScalarEscaping: MustacheContentType {
  func escapeText(_ text: String) -> String { HTMLText.escape(text) }
}
