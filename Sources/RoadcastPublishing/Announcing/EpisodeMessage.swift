import Mustache
import RoadcastFeed
import RoadcastModel

/// The message about an episode that's out.
struct EpisodeMessage: Sendable {
  let show: String
  let slug: String
  let item: AnnouncedItem

  /// The address of a page with a player.
  var link: String

  /// The usual text.
  static let template = """
    {{show}}: {{title}} ({{length}})
    {{#speakers}}With {{speakers}}
    {{/speakers}}{{#chapters}}{{time}} {{title}}
    {{/chapters}}Listen: {{link}}

    """

  /// The length as people read it: `7:12`.
  var length: String {
    item.duration.flatMap { Int($0) }.map { LengthText.formatLimit(Milliseconds($0 * 1_000)) } ?? ""
  }

  /// The names of those who speak, with commas between them.
  var speakers: String { item.people.joined(separator: ", ") }

  /// Writes the text.
  ///
  /// - Parameters:
  ///   - template: In Mustache's form; its values are `show`, `title`, `length`, `speakers`, `chapters` with
  ///     `time` and `title`, `link`, `audio`, `date` and `slug`.
  ///   - escape: Makes a value harmless where the text goes.
  /// - Returns: The text.
  /// - Throws: If the template isn't one.
  func text(_ template: String, escape: (String) -> String = { $0 }) throws -> String {
    let chapters: [[String: Any]] = item.chapters.map {
      ["time": Self.time($0.start), "title": escape($0.title)]
    }
    var values: [String: Any] = [
      "show": escape(show), "title": escape(item.title), "length": length, "link": link,
      "audio": item.audio, "date": escape(item.published), "slug": slug, "chapters": chapters,
    ]
    if !item.people.isEmpty { values["speakers"] = escape(speakers) }
    let compiled = try MustacheTemplate(string: "{{% CONTENT_TYPE:TEXT}}" + template)
    return compiled.render(values)
  }

  /// `00:01:02.345` as `1:02`.
  static func time(_ clock: String) -> String {
    let parts = clock.prefix { $0 != "." }.split(separator: ":").compactMap { Int($0) }
    guard parts.count == 3 else { return clock }
    return LengthText.formatLimit(
      Milliseconds((parts[0] * 3_600 + parts[1] * 60 + parts[2]) * 1_000)
    )
  }
}
