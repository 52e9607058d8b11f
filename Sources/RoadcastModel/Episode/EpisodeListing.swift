/// What a feed's list of episodes, and its pages, say about an episode.
package struct EpisodeListing: Sendable, Equatable {
  /// The title, marked where the episode isn't for everyone yet.
  package var title: String

  /// The summary, after a sentence that says why the episode isn't for everyone yet.
  ///
  /// It may have several lines. Nil where there is neither.
  package var summary: String?

  /// The date that the feed gives the episode.
  package var published: Moment
}

extension Episode {
  /// What the feed of an audience says about the episode.
  ///
  /// - Parameters:
  ///   - audience: the audience; nil for the main feed.
  ///   - now: the current time.
  /// - Returns: the episode's title, summary and date, as the feed has them.
  package func listing(for audience: Audience?, at now: Moment) -> EpisodeListing {
    let mark = PreviewMark(of: self, at: now)
    let summary = [mark?.sentence, self.summary].compactMap(\.self).joined(separator: "\n")
    return EpisodeListing(
      title: mark?.title(title) ?? title,
      summary: summary.isEmpty ? nil : summary,
      published: date(for: audience, at: now)
    )
  }
}
