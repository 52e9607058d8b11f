/// How the feed of an audience that gets episodes early marks one that isn't published yet.
enum PreviewMark {
  /// The manifest says `draft`.
  case draft
  /// These roles haven't approved the episode.
  case awaiting([String])
  /// The episode's date is in the future.
  case early(CivilDate)

  /// Nil where the episode is published.
  init?(of episode: Episode, at now: Moment) {
    if episode.draft {
      self = .draft
    } else if !episode.awaiting.isEmpty {
      self = .awaiting(episode.awaiting)
    } else if episode.published.value > now {
      self = .early(episode.published.value.date)
    } else {
      return nil
    }
  }

  /// An episode's title with the mark, shortened where apps wouldn't take both.
  func title(_ title: String) -> String {
    switch self {
    case .draft, .awaiting:
      Self.word + title.shortened(to: Limits.titleCharacters - Self.word.count)
    case .early: title
    }
  }

  private static let word = "Draft: "

  /// A sentence for the top of the episode's summary.
  func sentence(_ words: DateWords) -> String {
    switch self {
    case .draft: "Draft: not published yet."
    case .awaiting(let roles): "Draft: waiting for approval by \(roles.joined(separator: ", "))."
    case .early(let date): "Preview: goes out on \(words.long(date))."
    }
  }
}
