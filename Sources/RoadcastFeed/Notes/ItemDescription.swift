package import RoadcastMarkdown
package import RoadcastModel

/// The text that apps show below an episode's title: summary, notes, chapters, tags and a feedback link.
package struct ItemDescription: Sendable, Equatable {
  /// HTML of at most 4000 bytes, the limit of Apple and PSP-1.
  package let short: String

  /// HTML of any length; nil where `short` is the whole text.
  package let full: String?

  /// Composes the text of an item.
  ///
  /// - Parameters:
  ///   - summary: paragraphs, one a line.
  ///   - notes: the show notes.
  ///   - chapters: the programme's chapters.
  ///   - tags: by facet, in the order to list them.
  ///   - feedback: a `mailto:` or web address.
  ///   - subject: the subject of a rep's feedback.
  package init(
    summary: String?,
    notes: ShowNotes?,
    chapters: [Chapter],
    tags: [(facet: String, tags: [String])],
    feedback: String?,
    subject: String
  ) {
    let paragraphs = (summary ?? "").split(separator: "\n").map { String($0).trimmed }
    let opening = paragraphs.filter { !$0.isEmpty }
    var closing: [String] = []
    // Apps that read chapters from a description expect at least three.
    if chapters.count >= 3 {
      let lines = chapters.map { "\($0.start.clockToSeconds) \(HTMLText.escape($0.title))" }
      closing.append("<p>\(lines.joined(separator: "<br>"))</p>")
    }
    if !tags.isEmpty {
      let lists = tags.map { "\($0.facet): \($0.tags.joined(separator: ", "))" }
      closing.append("<p>\(HTMLText.escape(lists.joined(separator: "; ")))</p>")
    }
    if let feedback {
      let address = AnswerAddress.address(to: feedback, about: subject)
      closing.append("<p><a href=\"\(HTMLText.escape(address))\">Tell us what you think</a></p>")
    }
    let middle = notes?.blocks ?? []
    let whole = (opening.map(Self.paragraph) + middle + closing).joined(separator: "\n")
    guard whole.utf8.count > Limits.descriptionBytes else {
      short = whole
      full = nil
      return
    }
    full = whole
    short = Self.fitting(opening: opening, middle: middle, closing: closing)
  }

  private static func paragraph(_ text: some StringProtocol) -> String {
    "<p>\(HTMLText.escape(String(text)))</p>"
  }

  /// As much of the text as fits.
  ///
  /// The feedback link comes first, then tags and chapters, then the beginning. Blocks stay whole, except the last one, which can end after a sentence or a word.
  private static func fitting(opening: [String], middle: [String], closing: [String]) -> String {
    var room = Limits.descriptionBytes
    func take(_ block: String) -> Bool {
      guard block.utf8.count + 1 <= room else { return false }
      room -= block.utf8.count + 1
      return true
    }
    let ends = Array(closing.reversed().filter(take).reversed())
    var begins: [String] = []
    for text in opening {
      guard take(paragraph(text)) else {
        begins += [HTMLText.beginning(of: paragraph(text), room: room - 1)].compactMap(\.self)
        return (begins + ends).joined(separator: "\n")
      }
      begins.append(paragraph(text))
    }
    var between = Array(middle.prefix(while: take))
    if between.count < middle.count,
      let part = HTMLText.beginning(of: middle[between.count], room: room - 1)
    {
      between.append(part)
    }
    return (begins + between + ends).joined(separator: "\n")
  }
}
