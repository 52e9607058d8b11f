import RoadcastAudio
import RoadcastFiles
import RoadcastModel

/// A programme of a feed that's due, and what its file is made from.
///
/// Equal cuts of several feeds have equal keys, and share one file.
struct Cut: Sendable {
  var planned: PlannedEpisode
  var programme: Programme

  /// Without the show's artwork, which is the same for all and may be large.
  var tag: ID3Tag

  /// The keys of the masters of the programme's parts, in their order.
  var masters: [String]

  /// Of everything that the file is made from: equal keys give equal bytes.
  var key: String

  var slug: String { planned.episode.slug }
}

extension Plan {
  /// The cuts of all feeds that are due, by episode and feed.
  ///
  /// - Parameters:
  ///   - recordings: what's known of the recordings.
  ///   - pictures: the segments' own pictures, by slug and the segments' indices.
  ///   - cover: the show's artwork.
  ///   - jobs: how many episodes are worked on at once.
  /// - Returns: one for each programme of a feed that's due.
  /// - Throws: nothing of its own.
  func cuts(
    from recordings: [RecordingUse: KnownRecording],
    pictures: [String: [Int: PublishedArtwork]],
    cover: PublishedArtwork,
    jobs: Int
  ) async throws(WorkFailure) -> [Cut] {
    let show = show
    return try await episodes.mapConcurrently(jobs: jobs) { planned in
      planned.programmes.filter { planned.dueIn.contains($0.feed) }.map { programme in
        let slug = planned.episode.slug
        let tag = TagComposer.compose(
          planned,
          programme,
          show: show,
          pictures: pictures[slug] ?? [:]
        )
        let masters = programme.parts.compactMap { recordings[$0.use]?.key }
        let key = EnclosureWriter.key(
          slug: slug,
          tag: tag,
          masters: masters + [cover.path],
          programme: programme
        )
        return Cut(
          planned: planned,
          programme: programme,
          tag: tag,
          masters: masters,
          key: key
        )
      }
    }.flatMap(\.self)
  }
}
