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
  ///   - published: its date in the feed.
  ///   - now: the current time.
  ///   - words: how the show's language writes dates.
  init(of episode: Episode, published: Moment, at now: Moment, words: DateWords) {
    let mark = PreviewMark(of: episode, at: now)
    title = mark?.title(episode.title) ?? episode.title
    let paragraphs = [mark?.sentence(words), episode.summary].compactMap(\.self)
    let text = paragraphs.joined(separator: "\n")
    summary = text.isEmpty ? nil : text
    self.published = published
  }
}
