/// An episode with its programmes and transcripts.
package struct PlannedEpisode: Sendable {
  package var episode: Episode
  package var status: EpisodeStatus

  /// The transcripts, by the index of their segment.
  package var transcripts: [Int: Transcript] = [:]

  /// The programmes for each feed that gets the episode, due or not; the main feed's first.
  package var programmes: [Programme] = []

  /// The feeds that contain the episode now, in the show's order.
  package var dueIn: [FeedName] = []

  /// The programmes that would replace published ones, in the order of the feeds.
  ///
  /// Feeds with drafts aren't compared, because drafts can change, and neither is a new issue.
  package var republications: [Republication] = []

  package init(episode: Episode, status: EpisodeStatus) {
    self.episode = episode
    self.status = status
  }

  /// Whether any feed contains the episode now.
  package var isDue: Bool { !dueIn.isEmpty }

  /// The tags of the episode and of a programme's segments.
  ///
  /// - Parameters:
  ///   - programme: one of the episode's programmes.
  ///   - facets: the show's vocabulary.
  /// - Returns: each tag once, in the order of the vocabulary.
  package func tags(in programme: Programme, facets: [Facet]) -> [Tag] {
    facets.sorted(
      episode.tags + programme.segments.flatMap { episode.segments[$0.index].tags }
    )
  }
}
