import RoadcastAudio
import RoadcastFiles
package import RoadcastModel

/// The file that a feed would publish for an episode, before it's published.
///
/// It can be played while its recordings are still being encoded.
package struct DraftRendering: Sendable {
  /// Where the file is once it's made: an absolute path.
  ///
  /// No other content has its name.
  package let path: String

  /// Samples at the show's rate.
  package let duration: Int

  /// A finished file that the episode names; nil if the file is put together from recordings.
  package let finished: FinishedEnclosure?

  private let workspace: Workspace
  private let programme: Programme
  private let recordings: [KnownRecording]
  private let format: MP3Format
  private let tag: [UInt8]
  private let masters: [String]

  /// Hz.
  package var sampleRate: Int { programme.sampleRate }

  /// Whether the file is there.
  package var isMade: Bool { finished != nil || FileSystem.exists(path) }

  fileprivate init(
    _ cut: Cut,
    cover: PublishedArtwork,
    recordings: [RecordingUse: KnownRecording],
    format: MP3Format,
    in folder: String,
    workspace: Workspace
  ) {
    self.workspace = workspace
    self.format = format
    programme = cut.programme
    duration = cut.programme.duration
    masters = cut.masters
    path = "\(folder)/\(cut.key).mp3"
    tag = cut.tag.map { TagComposer.adding(cover, to: $0).bytes } ?? []
    self.recordings = cut.programme.parts.compactMap { recordings[$0.use] }
    finished = nil
  }

  fileprivate init(_ finished: FinishedEnclosure, _ programme: Programme, workspace: Workspace) {
    self.workspace = workspace
    self.programme = programme
    self.finished = finished
    duration = programme.duration
    path = workspace.path(finished.file.value)
    format = MP3Format(bitrate: 0, sampleRate: programme.sampleRate, channels: 1)
    tag = []
    masters = []
    recordings = []
  }

  /// Makes the file, if everything in it is encoded.
  ///
  /// What isn't will be encoded next.
  ///
  /// - Parameter queue: What encodes it.
  /// - Returns: Whether the file is there now.
  /// - Throws: If it can't be written.
  package func make(with queue: MasterQueue) async throws -> Bool {
    if isMade { return true }
    let cache = Cache(workspace: workspace)
    // A build would remove these masters, which it doesn't know.
    let lock = try cache.lockMasters()
    defer { _ = lock }
    var isReady = true
    for recording in recordings
    where await queue.master(of: recording, from: workspace) != nil {
      isReady = false
    }
    guard isReady else { return false }
    let writer = EnclosureWriter(cache: cache, format: format)
    // A request for the same file must not find half of it.
    let temporary = "\(path).\(UInt64.random(in: 0 ... .max)).part"
    do {
      _ = try writer.write(programme, tag: tag, masters: masters, to: temporary)
      try FileSystem.rename(temporary, to: path)
    } catch {
      FileSystem.removeFile(temporary)
      throw error as? WorkFailure ?? WorkFailure(doing: "write \(path)", error)
    }
    return true
  }

  /// The file's bytes for a player, as soon as each is known.
  ///
  /// Only the frame that counts the bytes and their checksum isn't known at the beginning: it's silent, and
  /// what's heard is the same.
  ///
  /// - Parameter queue: What encodes the recordings.
  /// - Returns: The bytes from the first on.
  package func stream(with queue: MasterQueue) -> DraftStream {
    let last = recordings.count - 1
    let parts = zip(recordings, programme.parts).enumerated().map { index, part in
      DraftStream.Part(
        recording: part.0,
        frames: index == last
          ? MP3Format.lastFrames(samples: part.1.length)
          : part.1.block / MP3Format.frameSamples
      )
    }
    let frames = parts.reduce(0) { $0 + $1.frames }
    let info = InfoFrame(
      format: format,
      frames: frames,
      audioBytes: frames * 144_000 * format.bitrate / format.sampleRate,
      audioChecksum: 0,
      samples: programme.duration
    )
    return DraftStream(
      head: tag + info.bytes,
      parts: parts,
      format: format,
      workspace: workspace,
      queue: queue
    )
  }
}

extension Production {
  /// Finds out what a feed would publish for an episode: the same bytes as a build's.
  ///
  /// - Parameters:
  ///   - slug: The episode, due or not.
  ///   - folder: An absolute path; the file gets a name that no other content has.
  ///   - isWanted: Whether a feed is the one.
  /// - Returns: What's to be made; nil if the feed gets nothing of the episode, or something that it needs
  ///   can't be used.
  /// - Throws: `ProductionFailure` when something can't be read.
  package func rendering(
    of slug: String,
    in folder: String,
    for isWanted: (FeedName) -> Bool
  ) async throws -> DraftRendering? {
    let prepared = try await prepareDraft(of: slug)
    guard let plan = prepared.plan, let cover = prepared.artwork?.show,
      let planned = plan.episodes.first(where: { $0.episode.slug == slug }),
      let programme = planned.programmes.first(where: { isWanted($0.feed) })
    else { return nil }
    if let finished = planned.episode.enclosure {
      return DraftRendering(finished, programme, workspace: workspace)
    }
    let cut = Cut(
      programme,
      of: planned,
      show: plan.show,
      recordings: prepared.recordings,
      pictures: prepared.pictures[slug] ?? [:],
      cover: cover
    )
    return DraftRendering(
      cut,
      cover: cover,
      recordings: prepared.recordings,
      format: MP3Format(plan.show.sound),
      in: folder,
      workspace: workspace
    )
  }
}
