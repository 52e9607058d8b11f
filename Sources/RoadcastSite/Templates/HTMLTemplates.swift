import Mustache
import RoadcastModel

/// Mustache templates of pages, compiled once.
///
/// Values in two braces are escaped for text and for quoted attributes.
package struct HTMLTemplates: Sendable {
  private let library: MustacheLibrary

  /// Compiles templates; the keys are their names.
  package init(_ sources: [String: [UInt8]]) throws {
    // The library escapes by grapheme cluster, and wouldn't escape a `<` with a combining accent.
    MustacheContentTypes.register(ScalarEscaping(), named: "SCALARS")
    library = MustacheLibrary(
      templates: try sources.mapValues { source in
        try MustacheTemplate(
          // On a line of its own, so that a section can begin on the template's first.
          string: "{{% CONTENT_TYPE:SCALARS}}\n" + String(decoding: source, as: UTF8.self)
        )
      }
    )
  }

  /// Renders a template as UTF-8.
  package func render(_ values: HTMLValues, with name: String) -> [UInt8] {
    Array((library.render(values, withTemplate: name) ?? "").utf8)
  }
}

private struct ScalarEscaping: MustacheContentType {
  func escapeText(_ text: String) -> String { HTMLText.escape(text) }
}
