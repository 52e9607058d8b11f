import RoadcastAudio
import RoadcastFiles
import RoadcastHashing
import RoadcastModel

/// The first step: masters, phone renditions, and the programmes' files.
extension Publication {
  /// Makes everything that sounds, unless the last build did.
  ///
  /// - Throws: when a recording changed meanwhile, or something can't be read or written.
  mutating func makeAudio() async throws {
    index.publication = nil
    let reusable = reusableEnclosures()
    try await encodeMasters(reusable)
    try await renderVoicemails()
    for picture in artwork.all {
      let feeds = plan.feeds.filter { artwork[$0.name].path == picture.path }
      try add(picture.bytes, at: picture.path, to: Set(feeds.map(\.tree)))
    }
    try await assemble(reusable)
    try placeCovers()
    try await makeClips()
  }

  /// A programme's file that old folders already have, whole.
  private struct ReusableEnclosure {
    var file: CacheIndex.AssembledFile
    var holders: [OutputTree]
  }

  private mutating func encodeMasters(
    _ reusable: [String: ReusableEnclosure]
  ) async throws {
    var uses: Set<RecordingUse> = []
    let needed = differentCuts.filter { reusable[$0.key] == nil }.flatMap(\.programme.parts)
      .filter { uses.insert($0.use).inserted }.compactMap { recordings[$0.use] }
    let encoder = MasterEncoder(
      workspace: workspace,
      cache: cache,
      workers: WorkerPool(limit: jobs),
      queue: masters
    )
    encoded = try await encoder.encode(needed, progress: progress)
  }

  private mutating func renderVoicemails() async throws {
    guard let open = trees[.open] else { return }
    let renderer = VoicemailRenderer(
      workspace: workspace,
      gap: plan.show.sound.gap,
      workers: WorkerPool(limit: jobs)
    )
    voicemails = try await VoicemailPublisher(staging: open.staging)
      .publish(newscasts, renderer: renderer, index: &index)
    for voicemail in voicemails {
      if voicemail.isNew {
        trees[.open]?.files.note(voicemail.file, at: voicemail.path)
      } else {
        trees[.open]?.files.keep(voicemail.path)
      }
    }
  }

  /// Places the episodes' own pictures in the folders of their feeds.
  private mutating func placeCovers() throws(WorkFailure) {
    var needed: [String: Set<OutputTree>] = [:]
    for cut in cuts where given[cut.slug]?.cover != nil {
      needed[cut.slug, default: []].insert(tree(of: cut.programme.feed))
    }
    for (slug, trees) in needed.sorted(by: { $0.key < $1.key }) {
      guard let cover = given[slug]?.cover else { continue }
      for tree in trees {
        guard let placed = try self.trees[tree]?.files.placing.place(cover, from: workspace) else {
          continue
        }
        self.trees[tree]?.files.note([placed])
      }
    }
  }

  // MARK: Enclosures

  /// The files that an old folder already has, whole, by their keys.
  private func reusableEnclosures() -> [String: ReusableEnclosure] {
    var reusable: [String: ReusableEnclosure] = [:]
    for cut in differentCuts {
      guard let file = index.programmes[cut.key], file.waveform != nil || cut.finished != nil else {
        continue
      }
      let holders = OutputTree.allCases.filter { tree in
        trees[tree]?.staging.last.holds(cut.audioPath(file), hash: file.hash) ?? false
      }
      if !holders.isEmpty {
        reusable[cut.key] = ReusableEnclosure(file: file, holders: holders)
      }
    }
    return reusable
  }

  /// The folders that need each programme's file, by the file's key.
  var treesByKey: [String: [OutputTree]] {
    var needed: [String: [OutputTree]] = [:]
    for cut in cuts {
      let tree = tree(of: cut.programme.feed)
      if needed[cut.key]?.contains(tree) != true { needed[cut.key, default: []].append(tree) }
    }
    return needed
  }

  /// Keeps the programmes' files that can be used again, and makes the others.
  private mutating func assemble(_ reusable: [String: ReusableEnclosure]) async throws {
    let trees = treesByKey
    var missing: [Cut] = []
    for cut in differentCuts {
      guard let known = reusable[cut.key] else {
        missing.append(cut)
        continue
      }
      for tree in trees[cut.key] ?? [] { try keep(known, of: cut, in: tree) }
    }
    let made = try await write(missing, in: trees.compactMapValues(\.first))
    enclosures = reusable.mapValues(\.file)
    var durations: [String: Duration] = [:]
    for (cut, made) in zip(missing, made) {
      let homes = trees[cut.key] ?? []
      for tree in homes {
        if tree == homes.first {
          self.trees[tree]?.files.note(made.file, at: cut.audioPath(made.file))
        } else if let home = homes.first {
          try share(made, of: cut, from: home, with: tree)
        }
      }
      enclosures[cut.key] = made.file
      durations[cut.key] = made.duration
    }
    var needed: [String: Set<OutputTree>] = [:]
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
        needed[picture.path, default: []].insert(tree(of: cut.programme.feed))
      }
    }
    for picture in pictures.values.flatMap(\.values) {
      try add(picture.bytes, at: picture.path, to: needed[picture.path] ?? [])
    }
  }

  /// Takes a programme's file of an old folder into a new one.
  private mutating func keep(
    _ known: ReusableEnclosure,
    of cut: Cut,
    in tree: OutputTree
  ) throws(WorkFailure) {
    let path = cut.audioPath(known.file)
    guard !known.holders.contains(tree),
      let last = known.holders.first.flatMap({ trees[$0] })?.staging.last
    else {
      trees[tree]?.files.keep(path)
      return
    }
    try trees[tree]?.files.take(
      path,
      hash: known.file.hash,
      from: last.folder,
      asCopy: last.listing.files[path]?.isShut ?? true,
      stamp: last.listing.files[path]?.stamp
    )
  }

  // MARK: New enclosures

  /// A programme's file that was written into one of the new folders.
  private struct NewEnclosure: Sendable {
    var file: CacheIndex.AssembledFile
    var duration: Duration
  }

  /// Takes a new file into the other folder too.
  private mutating func share(
    _ made: NewEnclosure,
    of cut: Cut,
    from home: OutputTree,
    with tree: OutputTree
  ) throws(WorkFailure) {
    guard let placing = trees[home]?.files.placing else { return }
    try trees[tree]?.files.take(
      cut.audioPath(made.file),
      hash: made.file.hash,
      from: placing.staging.folder,
      asCopy: false
    )
  }

  private func write(
    _ cuts: [Cut],
    in homes: [String: OutputTree]
  ) async throws(WorkFailure) -> [NewEnclosure] {
    let writer = EnclosureWriter(cache: cache, format: MP3Format(plan.show.sound))
    let cover = artwork.show
    let placers = trees.mapValues(\.files.placing)
    return try await cuts.mapConcurrently(jobs: jobs) { cut throws(WorkFailure) in
      let start = ContinuousClock.now
      guard let placing = placers[homes[cut.key] ?? .open] else {
        throw WorkFailure("no folder for \(cut.slug)")
      }
      let staging = placing.staging
      if let finished = cut.finished {
        let file = try copy(finished, of: cut, to: staging)
        return NewEnclosure(file: file, duration: ContinuousClock.now - start)
      }
      let temporary = "\(MediaKind.audio.folder)/.part-\(cut.key)"
      let tag = cut.tag.map { TagComposer.adding(cover, to: $0).bytes }
      var (file, peaks) = try writer.write(
        cut.programme,
        tag: tag ?? [],
        masters: cut.masters,
        to: try staging.newPath(temporary)
      )
      file.waveform = WaveformComposer.compose(peaks, duration: cut.programme.duration).text
      try staging.rename(staging.path(temporary), to: cut.audioPath(file))
      return NewEnclosure(file: file, duration: ContinuousClock.now - start)
    }
  }

  /// Copies a finished file.
  ///
  /// It isn't linked: a program that changes the file in place would change what's published.
  ///
  /// - Throws: When it isn't what was examined any more, or can't be copied.
  private func copy(
    _ finished: KnownEnclosure,
    of cut: Cut,
    to staging: Staging
  ) throws(WorkFailure) -> CacheIndex.AssembledFile {
    let file = CacheIndex.AssembledFile(
      hash: finished.hash,
      length: finished.length,
      masters: cut.masters,
      waveform: finished.file.waveform
    )
    let source = finished.recording.path
    let temporary = "\(MediaKind.audio.folder)/.part-\(cut.key)"
    let input = try InputFile.reopened(at: workspace.path(source))
    let output = try OutputFile(path: try staging.newPath(temporary))
    var hash = SHA256Hasher()
    try input.readBlocks { block throws(WorkFailure) in
      hash.update(block)
      try output.append(block)
    }
    try output.close()
    guard hash.finish() == finished.hash else { throw InputFile.changed(source) }
    try staging.rename(staging.path(temporary), to: cut.audioPath(file))
    return file
  }
}
