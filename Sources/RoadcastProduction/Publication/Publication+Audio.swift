import RoadcastHashing
import RoadcastAudio
import RoadcastFiles
import RoadcastModel

/// The first step: masters, phone renditions, and the programmes' files.
extension Publication {
  /// Makes everything that sounds, unless the last build did.
  ///
  /// - Throws: when a recording changed meanwhile, or something can't be read or written.
  mutating func makeAudio() async throws {
    index.publication = nil
    var stage = StagedFiles(staging: staging)
    let reusable = reusableEnclosures()
    try await encodeMasters(reusable)
    try await renderVoicemails(into: &stage)
    for picture in artwork.all { try stage.add(picture.bytes, at: picture.path) }
    try await assemble(reusable, into: &stage)
    self.stage = stage
  }

  private mutating func encodeMasters(
    _ reusable: [String: CacheIndex.AssembledFile]
  ) async throws {
    let needed = cuts.filter { reusable[$0.key] == nil }
      .flatMap(\.programme.parts).compactMap { recordings[$0.use] }
    let encoder = MasterEncoder(
      workspace: workspace,
      cache: cache,
      workers: WorkerPool(limit: jobs)
    )
    encoded = try await encoder.encode(needed, progress: progress)
  }

  private mutating func renderVoicemails(into stage: inout StagedFiles) async throws {
    let renderer = VoicemailRenderer(
      workspace: workspace,
      gap: plan.show.sound.gap,
      workers: WorkerPool(limit: jobs)
    )
    voicemails = try await VoicemailPublisher(staging: staging)
      .publish(newscasts, renderer: renderer, index: &index)
    for voicemail in voicemails {
      if voicemail.isNew {
        stage.note(voicemail.file, at: voicemail.path)
      } else {
        stage.keep(voicemail.path)
      }
    }
  }

  // MARK: Enclosures

  static func audioPath(_ slug: String, _ file: CacheIndex.AssembledFile) -> String {
    FeedLayout.media(.audio, of: slug, hash: file.hash)
  }

  static func waveformPath(_ slug: String, hash: String) -> String {
    FeedLayout.media(.waveform, of: slug, hash: hash)
  }

  /// The files that the old folder already has, whole, by their keys.
  private func reusableEnclosures() -> [String: CacheIndex.AssembledFile] {
    var reusable: [String: CacheIndex.AssembledFile] = [:]
    for cut in cuts where reusable[cut.key] == nil {
      guard let file = index.programmes[cut.key], let waveform = file.waveform,
        staging.last.holds(Self.audioPath(cut.slug, file), hash: file.hash),
        staging.last.holds(Self.waveformPath(cut.slug, hash: waveform), hash: waveform)
      else { continue }
      reusable[cut.key] = file
    }
    return reusable
  }

  /// Keeps the programmes' files that can be used again, and makes the others.
  private mutating func assemble(
    _ reusable: [String: CacheIndex.AssembledFile],
    into stage: inout StagedFiles
  ) async throws {
    var missing: [Cut] = []
    var seen: Set<String> = []
    for cut in cuts where seen.insert(cut.key).inserted {
      if let file = reusable[cut.key] {
        stage.keep(Self.audioPath(cut.slug, file))
        if let hash = file.waveform { stage.keep(Self.waveformPath(cut.slug, hash: hash)) }
      } else {
        missing.append(cut)
      }
    }
    let made = try await write(missing, placing: stage.placing)
    enclosures = reusable
    var durations: [String: Duration] = [:]
    for (cut, made) in zip(missing, made) {
      stage.note(made.file, at: Self.audioPath(cut.slug, made.file))
      stage.note([made.waveform])
      enclosures[cut.key] = made.file
      durations[cut.key] = made.duration
    }
    for cut in cuts {
      guard let file = enclosures[cut.key] else { continue }
      index.programmes[cut.key] = file
      // A file that several feeds share is new for the first of them.
      let duration = durations.removeValue(forKey: cut.key)
      assemblies.append(
        assembly(of: cut, file, isNew: duration != nil, duration: duration ?? .zero)
      )
      for (place, _) in cut.programme.segments {
        guard let picture = pictures[cut.slug]?[place] else { continue }
        try stage.add(picture.bytes, at: picture.path)
      }
    }
  }

  private func write(
    _ cuts: [Cut],
    placing: FilePlacer
  ) async throws(WorkFailure) -> [(
    file: CacheIndex.AssembledFile, waveform: PlacedFile, duration: Duration
  )] {
    let writer = EnclosureWriter(cache: cache, format: MP3Format(plan.show.sound))
    let (cover, staging, sampleRate) = (
      artwork.show, staging, plan.show.sound.sampleRate
    )
    return try await cuts.mapConcurrently(jobs: jobs) { cut throws(WorkFailure) in
      let start = ContinuousClock.now
      let temporary = "\(MediaKind.audio.folder)/.part-\(cut.key)"
      var (file, peaks) = try writer.write(
        cut.programme,
        tag: TagComposer.adding(cover, to: cut.tag).bytes,
        masters: cut.masters,
        to: try staging.newPath(temporary)
      )
      let waveform = WaveformComposer.compose(
        peaks,
        duration: cut.programme.duration,
        sampleRate: sampleRate
      )
      let hash = Digest.hex(waveform)
      file.waveform = hash
      try staging.rename(staging.path(temporary), to: Self.audioPath(cut.slug, file))
      let placed = try placing.place(waveform, at: Self.waveformPath(cut.slug, hash: hash))
      return (file, placed, ContinuousClock.now - start)
    }
  }
}
