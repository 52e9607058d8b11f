import Mustache
import RoadcastHashing

/// A part that several pages show, and that's rendered when the first of them shows it.
final class PagePart: MustacheCustomRenderable {
  private let content: any PagePartContent
  private let templates: HTMLTemplates
  private lazy var values = HTMLValues(content.values)

  /// A hash of what the part shows; nil where a value has no form.
  private(set) lazy var hash: [UInt8]? = {
    var form = Array("\(type(of: content).template)\n".utf8)
    return values.appendForm(to: &form) ? Digest.sha256(form) : nil
  }()

  /// The part as HTML, in UTF-8.
  private(set) lazy var bytes = templates.render(values, with: type(of: content).template)

  /// The links in it, as ``PageLinks`` finds them.
  private(set) lazy var links = PageLinks.find(in: bytes)

  /// The part as HTML: one text, which the lists of many feeds share.
  private(set) lazy var renderText = String(decoding: bytes, as: UTF8.self)

  /// - Parameters:
  ///   - content: What the part shows.
  ///   - templates: The templates of all pages and parts.
  init(_ content: some PagePartContent, _ templates: HTMLTemplates) {
    self.content = content
    self.templates = templates
  }

  var isNull: Bool { false }
}

extension PagePart: Equatable {
  /// Parts are equal if they're the same: a kind has one for each content.
  static func == (one: PagePart, other: PagePart) -> Bool { one === other }
}
