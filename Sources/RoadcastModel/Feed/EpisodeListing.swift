/// What a feed and its listening pages show of an episode: its title, summary and date.
///
/// These differ from the manifest's while the episode isn't published yet, in the feeds of audiences
/// that get episodes early.
package struct EpisodeListing: Sendable, Equatable {
  package var title: String

  /// Paragraphs, one a line; nil where there is nothing to show.
  package var summary: String?

  package var published: Moment

  /// - Parameters:
  ///   - episode: the episode.
  ///   - feed: the feed that contains it.
  ///   - now: the current time.
  ///   - later: how many drafts of the feed are planned for later, where the episode is a draft
  ///     whose time hasn't come. Each of them gets a second of its own.
  ///   - words: how the show's language writes dates.
  init(of episode: Episode, in feed: Feed, at now: Moment, before later: Int = 0, words: DateWords)
  {
    let mark = PreviewMark(of: episode, at: now)
    title = mark?.title(episode.title) ?? episode.title
    let paragraphs = [mark?.sentence(words), episode.summary].compactMap(\.self)
    let text = paragraphs.joined(separator: "\n")
    summary = text.isEmpty ? nil : text
    published =
      Self.isComing(episode, in: feed, at: now)
      ? Self.startOfDay(at: now, offset: episode.published.value.offset)
        .advanced(by: -Int64(later))
      : Self.date(of: episode, in: feed)
  }

  /// Whether the date of an episode in a feed hasn't come, so that the feed can't show it.
  ///
  /// Apps hide what's dated in the future. Only drafts are in a feed before their time.
  static func isComing(_ episode: Episode, in feed: Feed, at now: Moment) -> Bool {
    !episode.hasDate || date(of: episode, in: feed) > now
  }

  /// The date of an episode in a feed; a feed that is ahead of the main feed has earlier dates.
  private static func date(of episode: Episode, in feed: Feed) -> Moment {
    episode.published.value.advanced(by: -feed.ahead)
  }

  private static func startOfDay(at now: Moment, offset: Int) -> Moment {
    let sinceMidnight = (now.seconds + Int64(offset) * 60) % 86_400
    return Moment(seconds: now.seconds - sinceMidnight, offset: offset)
  }
}
