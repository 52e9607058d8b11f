import RoadcastFiles
import RoadcastAudio
import RoadcastModel

/// The programmes' files: those that the last build left, and new ones.
extension Publication {
  static func audioPath(_ slug: String, _ file: CacheIndex.AssembledFile) -> String {
    FeedLayout.media(.audio, of: slug, hash: file.hash)
  }

  static func waveformPath(_ slug: String, hash: String) -> String {
    FeedLayout.media(.waveform, of: slug, hash: hash)
  }

  /// The files that the old folder holds already, whole, by their keys.
  func reusableAudio(
    for cuts: [Cut],
    index: CacheIndex
  ) -> [String: CacheIndex.AssembledFile] {
    var reusable: [String: CacheIndex.AssembledFile] = [:]
    for cut in cuts where reusable[cut.key] == nil {
      let slug = cut.planned.episode.slug
      guard let file = index.programmes[cut.key], let waveform = file.waveform,
        staging.last.holds(
          Self.audioPath(slug, file),
          hash: file.hash,
          stamps: index.published
        ),
        staging.last.holds(
          Self.waveformPath(slug, hash: waveform),
          hash: waveform,
          stamps: index.published
        )
      else { continue }
      reusable[cut.key] = file
    }
    return reusable
  }

  /// The programmes' files by the cuts' keys: those that the old folder holds, and new ones, with what
  /// it took to put them together.
  func assemble(
    _ cuts: [Cut],
    _ reusable: [String: CacheIndex.AssembledFile],
    cover: PublishedArtwork,
    into stage: inout StagedFiles
  ) async throws -> [String: (file: CacheIndex.AssembledFile, duration: Duration)] {
    var files = reusable.mapValues { (file: $0, duration: Duration.zero) }
    var missing: [Cut] = []
    var seen: Set<String> = []
    for cut in cuts where seen.insert(cut.key).inserted {
      let slug = cut.planned.episode.slug
      if let file = reusable[cut.key] {
        stage.keep(Self.audioPath(slug, file))
        if let hash = file.waveform { stage.keep(Self.waveformPath(slug, hash: hash)) }
      } else {
        missing.append(cut)
      }
    }
    guard !missing.isEmpty else { return files }
    let placing = stage.placing
    let made = try await missing.mapConcurrently(jobs: jobs) { cut throws(WorkFailure) in
      let start = ContinuousClock.now
      let (file, waveform) = try assemble(cut, cover: cover, placing: placing)
      return (file, waveform, ContinuousClock.now - start)
    }
    for (cut, (file, waveform, duration)) in zip(missing, made) {
      stage.note(file, at: Self.audioPath(cut.planned.episode.slug, file))
      stage.note([waveform])
      files[cut.key] = (file, duration)
    }
    return files
  }

  /// Puts a programme together in the new folder, with the file that draws it.
  private func assemble(
    _ cut: Cut,
    cover: PublishedArtwork,
    placing: FilePlacer
  ) throws(WorkFailure) -> (file: CacheIndex.AssembledFile, waveform: PlacedFile) {
    let slug = cut.planned.episode.slug
    let temporary = "\(MediaKind.audio.folder)/.part-\(cut.key)"
    let made = try EnclosureWriter(cache: cache, format: MP3Format(plan.show.sound)).write(
      cut.programme,
      tag: TagComposer.adding(cover, to: cut.tag).bytes,
      masters: cut.masters,
      to: try staging.newPath(temporary)
    )
    let waveform = WaveformComposer.compose(
      made.peaks,
      duration: cut.programme.duration,
      sampleRate: plan.show.sound.sampleRate
    )
    var file = made.file
    let hash = Digest.hex(waveform)
    file.waveform = hash
    try staging.rename(staging.path(temporary), to: Self.audioPath(slug, file))
    return (file, try placing.place(waveform, at: Self.waveformPath(slug, hash: hash)))
  }
}
