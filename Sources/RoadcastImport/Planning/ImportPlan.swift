import RoadcastModel

/// What an import will write and fetch.
package struct ImportPlan: Sendable {
  var show: ImportedShow

  /// In the order of the feed.
  var episodes: [ImportedEpisode]

  /// What isn't taken over as it was.
  package var losses: [ImportLoss]

  /// The number of episodes.
  package var count: Int { episodes.count }

  /// The show's title.
  package var title: String { show.title }

  /// The number of bytes of audio that the feed states.
  package var audioBytes: Int { episodes.reduce(0) { $0 + min($1.audio?.expected ?? 0, 1 << 40) } }

  /// The slugs by what identifies the episodes.
  var slugs: [String: String] {
    Dictionary(episodes.map { ($0.identity, $0.slug) }) { first, _ in first }
  }

  /// Every file to fetch.
  var media: [ImportedMedia] { [show.cover].compactMap(\.self) + episodes.flatMap(\.media) }
}
