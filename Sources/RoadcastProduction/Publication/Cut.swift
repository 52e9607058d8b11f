import RoadcastAudio
import RoadcastFiles
import RoadcastHashing
import RoadcastModel

/// A programme of a feed that's due, and what its file is made from.
///
/// Equal cuts of several feeds have equal keys, and share one file.
struct Cut: Sendable {
  var planned: PlannedEpisode
  var programme: Programme

  /// Without the show's artwork, which is the same for all and may be large; nil for a finished file,
  /// which has its own.
  var tag: ID3Tag?

  /// The finished file that's published; nil if it's put together from masters.
  var finished: KnownEnclosure?

  /// The keys of the masters of the programme's parts, in their order.
  var masters: [String]

  /// Of everything that the file is made from: equal keys give equal bytes.
  var key: String

  var slug: String { planned.episode.slug }

  /// - Parameters:
  ///   - programme: One of the episode's programmes, due or not.
  ///   - planned: The episode.
  ///   - show: The show.
  ///   - recordings: What's known of the recordings.
  ///   - pictures: The segments' own pictures, by the segments' indices.
  ///   - cover: The show's artwork.
  init(
    _ programme: Programme,
    of planned: PlannedEpisode,
    show: Show,
    recordings: [RecordingUse: KnownRecording],
    pictures: [Int: PublishedArtwork],
    cover: PublishedArtwork
  ) {
    self.planned = planned
    self.programme = programme
    let tag = TagComposer.compose(planned, programme, show: show, pictures: pictures)
    self.tag = tag
    masters = programme.parts.compactMap { recordings[$0.use]?.key }
    key = EnclosureWriter.key(
      slug: planned.episode.slug,
      tag: tag,
      masters: masters + [cover.path],
      programme: programme
    )
  }
}

extension Cut {
  /// - Parameters:
  ///   - planned: An episode with a finished file.
  ///   - programme: Its programme.
  ///   - finished: What's known of the file.
  init(_ planned: PlannedEpisode, _ programme: Programme, finished: KnownEnclosure) {
    let format = planned.episode.enclosure?.format.rawValue ?? ""
    let ingredients = ["finished", planned.episode.slug, format, finished.hash]
    self.planned = planned
    self.programme = programme
    self.finished = finished
    masters = [finished.hash]
    key = Digest.hex(ingredients.joined(separator: " ").utf8)
  }

  /// The path of the programme's file, relative to `feed/`.
  ///
  /// - Parameter file: The file.
  /// - Returns: A path with the file's hash.
  func audioPath(_ file: CacheIndex.AssembledFile) -> String {
    let kind = planned.episode.enclosure.map { MediaKind.enclosure($0.format) } ?? .audio
    return FeedLayout.media(kind, of: slug, hash: file.hash)
  }
}

extension Plan {
  /// The cuts of all feeds that are due, by episode and feed.
  ///
  /// - Parameters:
  ///   - recordings: what's known of the recordings.
  ///   - finished: what's known of finished files.
  ///   - pictures: the segments' own pictures, by slug and the segments' indices.
  ///   - cover: the show's artwork.
  ///   - jobs: how many episodes are worked on at once.
  /// - Returns: one for each programme of a feed that's due.
  /// - Throws: nothing of its own.
  func cuts(
    from recordings: [RecordingUse: KnownRecording],
    finished: [RecordingUse: KnownEnclosure],
    pictures: [String: [Int: PublishedArtwork]],
    cover: PublishedArtwork,
    jobs: Int
  ) async throws(WorkFailure) -> [Cut] {
    let show = show
    return try await episodes.mapConcurrently(jobs: jobs) { planned in
      planned.programmes.filter { planned.dueIn.contains($0.feed) }.map { programme in
        if planned.episode.enclosure != nil,
          let known = programme.parts.first.flatMap({ finished[$0.use] })
        {
          return Cut(planned, programme, finished: known)
        }
        return Cut(
          programme,
          of: planned,
          show: show,
          recordings: recordings,
          pictures: pictures[planned.episode.slug] ?? [:],
          cover: cover
        )
      }
    }.flatMap(\.self)
  }
}
