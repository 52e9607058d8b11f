/// What a feed and its listening pages show of an episode: its title, summary and date.
///
/// These differ from the manifest's while the episode isn't published yet, in the feeds of audiences
/// that get episodes early.
package struct EpisodeListing: Sendable, Equatable {
  package var title: String

  /// Paragraphs, one a line; nil where there is nothing to show.
  package var summary: String?

  package var published: Moment

  package init(of episode: Episode, in feed: Feed, at now: Moment) {
    let mark = PreviewMark(of: episode, at: now)
    title = mark?.title(episode.title) ?? episode.title
    let paragraphs = [mark?.sentence, episode.summary].compactMap(\.self)
    let text = paragraphs.joined(separator: "\n")
    summary = text.isEmpty ? nil : text
    published = Self.date(of: episode, in: feed, at: now)
  }

  /// The date of an episode in a feed, never later than now.
  ///
  /// A feed that is ahead of the main feed has earlier dates. A draft's date can still be in the
  /// future, and apps hide items dated in the future: such a draft gets the start of the current day.
  private static func date(of episode: Episode, in feed: Feed, at now: Moment) -> Moment {
    let shifted = episode.published.value.advanced(by: -feed.ahead)
    guard shifted > now else { return shifted }
    let sinceMidnight = (now.seconds + Int64(shifted.offset) * 60) % 86_400
    return Moment(seconds: now.seconds - sinceMidnight, offset: shifted.offset)
  }
}
