import RoadcastAudio
import RoadcastFiles
import RoadcastHashing
import RoadcastModel

/// A programme of a feed that's due, and what its file is made from.
///
/// Equal cuts of several feeds have equal keys, and share one file.
struct Cut: Sendable {
  /// What's the same in each feed that gets the same parts.
  ///
  /// A show has a cut for each episode and feed, and many are copied: each is only a reference then.
  private final class Content: Sendable {
    let planned: PlannedEpisode
    let tag: ID3Tag?
    let finished: KnownEnclosure?
    let masters: [String]
    let key: String

    init(
      _ planned: PlannedEpisode,
      tag: ID3Tag?,
      finished: KnownEnclosure?,
      masters: [String],
      key: String
    ) {
      self.planned = planned
      self.tag = tag
      self.finished = finished
      self.masters = masters
      self.key = key
    }
  }

  private(set) var programme: Programme
  private let content: Content

  var planned: PlannedEpisode { content.planned }

  /// Without the show's artwork, which is the same for all and may be large; nil for a finished file,
  /// which has its own.
  var tag: ID3Tag? { content.tag }

  /// The finished file that's published; nil if it's put together from masters.
  var finished: KnownEnclosure? { content.finished }

  /// The keys of the masters of the programme's parts, in their order.
  var masters: [String] { content.masters }

  /// Of everything that the file is made from: equal keys give equal bytes.
  var key: String { content.key }

  var slug: String { content.planned.episode.slug }

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
    self.programme = programme
    let tag = TagComposer.compose(planned, programme, show: show, pictures: pictures)
    let masters = programme.parts.compactMap { recordings[$0.use]?.key }
    let key = EnclosureWriter.key(
      slug: planned.episode.slug,
      tag: tag,
      masters: masters + [cover.path],
      programme: programme
    )
    content = Content(planned, tag: tag, finished: nil, masters: masters, key: key)
  }

  /// - Parameters:
  ///   - planned: An episode with a finished file.
  ///   - programme: Its programme.
  ///   - finished: What's known of the file.
  init(_ planned: PlannedEpisode, _ programme: Programme, finished: KnownEnclosure) {
    let format = planned.episode.enclosure?.format.rawValue ?? ""
    let ingredients = ["finished", planned.episode.slug, format, finished.hash]
    self.programme = programme
    content = Content(
      planned,
      tag: nil,
      finished: finished,
      masters: [finished.hash],
      key: Digest.hex(ingredients.joined(separator: " ").utf8)
    )
  }

  /// The cut of another feed that gets the same parts.
  ///
  /// - Parameter programme: The other feed's programme of the episode.
  /// - Returns: Nil if its parts aren't the same.
  func shared(with programme: Programme) -> Cut? {
    guard programme.parts == self.programme.parts else { return nil }
    var copy = self
    copy.programme = programme
    return copy
  }
}

extension Cut {
  /// The path of the programme's file, relative to `feed/`.
  ///
  /// - Parameter file: The file.
  /// - Returns: A path with the file's hash.
  func audioPath(_ file: CacheIndex.AssembledFile) -> String {
    let kind = planned.episode.enclosure.map { MediaKind.enclosure($0.format) } ?? .audio
    return FeedLayout.media(kind, of: slug, hash: file.hash)
  }
}

extension [Cut] {
  /// The first cut of each file.
  var differentFiles: [Cut] {
    var keys: Set<String> = []
    return filter { keys.insert($0.key).inserted }
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
  func cuts(
    from recordings: [RecordingUse: KnownRecording],
    finished: [RecordingUse: KnownEnclosure],
    pictures: [String: [Int: PublishedArtwork]],
    cover: PublishedArtwork,
    jobs: Int
  ) async -> [Cut] {
    let show = show
    return await episodes.mapConcurrently(jobs: jobs) { planned in
      var cuts: [Cut] = []
      // Usually, several feeds get the same parts.
      var different: [Cut] = []
      for programme in planned.programmes where planned.dueIn.contains(programme.feed) {
        if let known = different.lazy.compactMap({ $0.shared(with: programme) }).first {
          cuts.append(known)
          continue
        }
        let cut =
          if planned.episode.enclosure != nil,
            let known = programme.parts.first.flatMap({ finished[$0.use] })
          {
            Cut(planned, programme, finished: known)
          } else {
            Cut(
              programme,
              of: planned,
              show: show,
              recordings: recordings,
              pictures: pictures[planned.episode.slug] ?? [:],
              cover: cover
            )
          }
        different.append(cut)
        cuts.append(cut)
      }
      return cuts
    }.flatMap(\.self)
  }
}
