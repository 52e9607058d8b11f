package import RoadcastModel

/// The text below an episode's title in an app: summary, notes, chapters, tags and where to answer.
package struct ItemDescription: Sendable, Equatable {
  /// HTML of at most 4000 bytes.
  package let short: String

  /// HTML of any length; nil where `short` is all of it.
  package let full: String?

  /// - `tags`: facet by facet, as they are told.
  /// - `feedback`: a `mailto:` or web address.
  /// - `subject`: what an answer is about.
  package init(
    summary: String?,
    notes: ShowNotes?,
    chapters: [Chapter],
    tags: [(facet: String, tags: [String])],
    feedback: String?,
    subject: String
  ) {
    var opening: [String] = []
    if let summary {
      let paragraphs = summary.split(separator: "\n", omittingEmptySubsequences: true)
      opening = paragraphs.map { "<p>\(HTMLText.escape(String($0).trimmed))</p>" }
    }
    var closing: [String] = []
    // Fewer than three are not read as chapters by those who read them here.
    if chapters.count >= 3 {
      let lines = chapters.map { "\($0.start.clockToSeconds) \(HTMLText.escape($0.title))" }
      closing.append("<p>\(lines.joined(separator: "<br>"))</p>")
    }
    if !tags.isEmpty {
      let told = tags.map { "\($0.facet): \($0.tags.joined(separator: ", "))" }
      closing.append("<p>\(HTMLText.escape(told.joined(separator: "; ")))</p>")
    }
    if let feedback {
      let separator = feedback.contains("?") ? "&" : "?"
      let address = feedback + separator + "subject=" + WebAddress.percentEncoded(subject)
      closing.append("<p><a href=\"\(HTMLText.escape(address))\">Tell us what you think</a></p>")
    }
    let middle = notes?.blocks ?? []
    let whole = (opening + middle + closing).joined(separator: "\n")
    guard whole.utf8.count > Limits.descriptionBytes else {
      short = whole
      full = nil
      return
    }
    full = whole
    short = Self.fitting(opening: opening, middle: middle, closing: closing)
  }

  /// As many whole blocks as fit: the way to answer first, then the beginning, then tags and chapters.
  private static func fitting(opening: [String], middle: [String], closing: [String]) -> String {
    var room = Limits.descriptionBytes
    func take(_ block: String) -> Bool {
      guard block.utf8.count + 1 <= room else { return false }
      room -= block.utf8.count + 1
      return true
    }
    let ends = Array(closing.reversed().filter(take).reversed())
    var begins = Array(opening.prefix(while: take))
    if begins.count < opening.count {
      // Of what does not fit whole, as many words as do.
      var words = opening[begins.count].dropLast("</p>".count).split(separator: " ")
      while !words.isEmpty, !take(words.joined(separator: " ") + "…</p>") { words.removeLast() }
      if !words.isEmpty { begins.append(words.joined(separator: " ") + "…</p>") }
    }
    let between = begins.count < opening.count ? [] : Array(middle.prefix(while: take))
    return (begins + between + ends).joined(separator: "\n")
  }
}
