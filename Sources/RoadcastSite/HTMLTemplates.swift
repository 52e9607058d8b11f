import Mustache
import RoadcastModel

/// The pages' templates, compiled once.
///
/// Whatever a template names with two braces is escaped for text and quoted attributes alike.
struct HTMLTemplates: Sendable {
  private let library: MustacheLibrary

  init() throws {
    // The library escapes by grapheme and would let through a `<` that carries an accent.
    MustacheContentTypes.register(ScalarEscaping(), named: "SCALARS")
    let sources = [
      "head": PackageResources.head_mustache,
      "index": PackageResources.index_mustache,
      "episode": PackageResources.episode_mustache,
      "tags": PackageResources.tags_mustache,
      "report": PackageResources.report_mustache,
    ]
    library = MustacheLibrary(
      templates: try sources.mapValues { source in
        try MustacheTemplate(
          string: "{{% CONTENT_TYPE:SCALARS}}" + String(decoding: source, as: UTF8.self)
        )
      }
    )
  }

  /// - `name`: one of the templates of this room.
  func render(_ values: HTMLValues, with name: String) -> [UInt8] {
    Array((library.render(values, withTemplate: name) ?? "").utf8)
  }
}

/// Values for a template by their names there; those that are nil count as absent.
struct HTMLValues: MustacheParent {
  private let values: [String: Any]

  init(_ values: [String: Any?]) {
    self.values = values.compactMapValues(\.self)
  }

  func child(named name: String) -> Any? { values[name] }
}

private struct ScalarEscaping: MustacheContentType {
  func escapeText(_ text: String) -> String { HTMLText.escape(text) }
}
