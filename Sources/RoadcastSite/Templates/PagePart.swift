import Mustache
import RoadcastHashing

/// A part that several pages show, and that's rendered when the first of them shows it.
final class PagePart: MustacheCustomRenderable {
  /// A hash of what it shows; nil where a value has no form.
  let hash: [UInt8]?

  private let values: HTMLValues
  private let template: String
  private let templates: HTMLTemplates
  private var rendered: String?

  /// - Parameters:
  ///   - content: What it shows.
  ///   - templates: Those of all pages and parts.
  init<Content: PagePartContent>(_ content: Content, _ templates: HTMLTemplates) {
    template = Content.template
    values = HTMLValues(content.values)
    self.templates = templates
    var form = Array("\(template)\n".utf8)
    hash = values.appendForm(to: &form) ? Digest.sha256(form) : nil
  }

  /// HTML.
  var renderText: String {
    if let rendered { return rendered }
    let text = String(decoding: templates.render(values, with: template), as: UTF8.self)
    rendered = text
    return text
  }

  var isNull: Bool { false }
}
