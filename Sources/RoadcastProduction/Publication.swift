import RoadcastAudio
import RoadcastModel

/// The second half of a build: from a plan without errors to a new `feed/`.
struct Publication {
  let workspace: Workspace
  let cache: Cache
  let staging: Staging
  let plan: Plan
  let artwork: [String?: PublishedArtwork]
  /// The segments' own, by slug and the segments' places.
  let pictures: [String: [Int: PublishedArtwork]]

  let heard: [RecordingUse: ListenToRecordings.Heard]

  /// Every use of a recording that any episode makes, due or not.
  let recordings: Set<RecordingUse>

  let jobs: Int
  let progress: any ProgressObserver

  /// A programme of a due feed, and what its file is put together from.
  private struct Cut {
    var planned: PlannedEpisode
    var programme: Programme
    /// Without the picture, which is the same for all and may be large.
    var tag: ID3Tag
    var masters: [String]
    var key: String
  }

  /// A file below the output folder.
  private enum Content {
    case bytes([UInt8])
    /// Already there, in the old folder.
    case kept
    /// Already there, in the new one.
    case staged(CacheIndex.AssembledFile)
  }

  @concurrent
  func run(index: inout CacheIndex) async throws -> BuildReport {
    let cuts = try cuts()
    let reusable = reusableAudio(for: cuts, index: index)
    let needed = cuts.filter { reusable[$0.key] == nil }
    let masters = needed.flatMap(\.programme.parts).compactMap { heard[$0.use] }
    let workers = Workers(limit: jobs)
    let encoder = EncodeMasters(workspace: workspace, cache: cache, workers: workers)
    let encoded = try await encoder.run(masters, progress: progress)
    do {
      let voicemails = try await renderVoicemails(workers: workers, index: &index)
      let report = try publish(
        cuts,
        voicemails: voicemails,
        reusable: reusable,
        encoded: encoded,
        index: &index
      )
      tidy(&index, cuts: cuts, voicemails: voicemails)
      return report
    } catch {
      staging.abandon()
      throw error
    }
  }

  /// One for each due episode and feed.
  private func cuts() throws -> [Cut] {
    guard let cover = artwork[nil] else { throw WorkFailure("no artwork") }
    return plan.episodes.flatMap { planned in
      planned.programmes.filter { planned.dueIn.contains($0.audience) }.map { programme in
        let tag = TagProgramme.run(
          planned,
          programme,
          show: plan.show,
          pictures: pictures[planned.episode.slug] ?? [:]
        )
        let masters = programme.parts.compactMap { heard[$0.use]?.key }
        return Cut(
          planned: planned,
          programme: programme,
          tag: tag,
          masters: masters,
          key: AssembleProgramme.key(
            slug: planned.episode.slug,
            tag: tag,
            masters: masters + [cover.path],
            programme: programme
          )
        )
      }
    }
  }

  /// A phone rendition, kept or new.
  private struct Rendition {
    var slug: String
    var key: String
    var file: CacheIndex.AssembledFile
    var isNew: Bool

    /// Below the output folder.
    var path: String { "voicemail/\(slug)-\(file.hash.prefix(Digest.nameDigits)).wav" }
  }

  /// Makes those that the old folder does not hold, in the new one.
  private func renderVoicemails(
    workers: Workers,
    index: inout CacheIndex
  ) async throws -> [Rendition] {
    let newscasts = RenderVoicemails.newscasts(of: plan, heard: heard)
    var renditions: [Rendition] = []
    var missing: [RenderVoicemails.Newscast] = []
    for newscast in newscasts {
      if let file = index.voicemails[newscast.key] {
        let kept = Rendition(slug: newscast.slug, key: newscast.key, file: file, isNew: false)
        if isPublished(kept.path, hash: file.hash, index) {
          renditions.append(kept)
          continue
        }
      }
      missing.append(newscast)
    }
    guard !missing.isEmpty else { return renditions }
    try staging.open()
    try Folder.create(staging.path("voicemail"))
    let renderer = RenderVoicemails(
      workspace: workspace,
      gap: plan.show.sound.gap,
      workers: workers
    )
    let staging = staging
    let temporary: @Sendable (RenderVoicemails.Newscast) -> String = {
      staging.path("voicemail/.part-\($0.slug)")
    }
    let files = try await renderer.run(missing, to: temporary)
    for newscast in missing {
      guard let file = files[newscast.key] else { continue }
      let new = Rendition(slug: newscast.slug, key: newscast.key, file: file, isNew: true)
      try staging.rename(temporary(newscast), to: new.path)
      index.voicemails[newscast.key] = file
      renditions.append(new)
    }
    return renditions
  }

  private static func audioPath(_ slug: String, _ file: CacheIndex.AssembledFile) -> String {
    "audio/\(slug)-\(file.hash.prefix(Digest.nameDigits)).mp3"
  }

  private static func waveformPath(_ slug: String, hash: String) -> String {
    "waveforms/\(slug)-\(hash.prefix(Digest.nameDigits)).json"
  }

  /// The files that the old folder holds already, whole, by their keys.
  private func reusableAudio(
    for cuts: [Cut],
    index: CacheIndex
  ) -> [String: CacheIndex.AssembledFile] {
    var reusable: [String: CacheIndex.AssembledFile] = [:]
    for cut in cuts where reusable[cut.key] == nil {
      let slug = cut.planned.episode.slug
      guard let file = index.programmes[cut.key], let waveform = file.waveform,
        isPublished(Self.audioPath(slug, file), hash: file.hash, index),
        isPublished(Self.waveformPath(slug, hash: waveform), hash: waveform, index)
      else { continue }
      reusable[cut.key] = file
    }
    return reusable
  }

  /// Whether the old folder holds a file, whole.
  private func isPublished(_ path: String, hash: String, _ index: CacheIndex) -> Bool {
    let path = "\(staging.output)/\(path)"
    guard let stamp = FileStamp(path: path) else { return false }
    return index.published[path]?.hasSameContent(as: stamp) == true || self.hash(of: path) == hash
  }

  private func hash(of path: String) -> String? {
    let parts = path.split(separator: "/").map(String.init)
    guard let folder = try? Workspace(root: "/" + parts.dropLast().joined(separator: "/")),
      let file = try? folder.file(parts[parts.count - 1])
    else { return nil }
    return try? Digest.hex(of: file)
  }

  private func publish(
    _ cuts: [Cut],
    voicemails: [Rendition],
    reusable: [String: CacheIndex.AssembledFile],
    encoded: [String],
    index: inout CacheIndex
  ) throws -> BuildReport {
    guard let cover = artwork[nil] else { throw WorkFailure("no artwork") }
    var outputs: [String: Content] = [:]
    // New renditions lie there already.
    var isOpen = voicemails.contains(where: \.isNew)
    func open() throws(WorkFailure) {
      if !isOpen { try staging.open() }
      isOpen = true
    }

    var published: [PublishedProgramme] = []
    var assembled = reusable
    let assembler = AssembleProgramme(
      cache: cache,
      format: MP3Format(plan.show.sound)
    )
    for voicemail in voicemails {
      outputs[voicemail.path] = voicemail.isNew ? .staged(voicemail.file) : .kept
    }
    var costs: [BuildReport.Assembly] = []
    for cut in cuts {
      let slug = cut.planned.episode.slug
      let start = ContinuousClock.now
      let isNew = assembled[cut.key] == nil
      let file: CacheIndex.AssembledFile
      if let known = assembled[cut.key] {
        file = known
        let path = Self.audioPath(slug, file)
        if outputs[path] == nil {
          outputs[path] = .kept
          if let hash = file.waveform { outputs[Self.waveformPath(slug, hash: hash)] = .kept }
        }
      } else {
        try open()
        try Folder.create(staging.path("audio"))
        let temporary = staging.path("audio/.part")
        let made = try assembler.run(
          cut.programme,
          tag: TagProgramme.picture(cover, in: cut.tag).bytes,
          masters: cut.masters,
          to: temporary
        )
        let waveform = ComposeWaveform.run(
          made.peaks,
          duration: cut.programme.duration,
          sampleRate: plan.show.sound.sampleRate
        )
        var new = made.file
        let waveformHash = Digest.hex(waveform)
        new.waveform = waveformHash
        file = new
        outputs[Self.waveformPath(slug, hash: waveformHash)] = .bytes(waveform)
        let path = Self.audioPath(slug, file)
        try staging.rename(temporary, to: path)
        outputs[path] = .staged(file)
        assembled[cut.key] = file
        index.programmes[cut.key] = file
      }
      costs.append(
        BuildReport.Assembly(
          slug: slug,
          audience: cut.programme.audience,
          path: Self.audioPath(slug, file),
          isNew: isNew,
          duration: ContinuousClock.now - start
        )
      )
      let heardSegments = Set(cut.programme.segments.map(\.index))
      let pictures = (pictures[slug] ?? [:]).filter { heardSegments.contains($0.key) }
      for picture in pictures.values { outputs[picture.path] = .bytes(picture.bytes) }
      let chapters = cut.programme.chapters(
        of: cut.planned.episode.segments,
        images: pictures.mapValues { plan.show.baseURL.value + $0.path }
      )
      let transcripts = ComposeTexts.transcripts(of: cut.planned, cut.programme)
      let chapterFile = ComposeTexts.chapters(of: cut.planned, chapters, show: plan.show)
      for text in transcripts + [chapterFile].compactMap(\.self) {
        outputs[text.path] = .bytes(text.bytes)
      }
      published.append(
        PublishedProgramme(
          planned: cut.planned,
          programme: cut.programme,
          audio: Self.audioPath(slug, file),
          audioLength: file.length,
          waveform: file.waveform.map { Self.waveformPath(slug, hash: $0) },
          voicemail: cut.programme.audience == nil
            ? voicemails.first { $0.slug == slug }?.path : nil,
          transcripts: transcripts,
          chapterFile: chapterFile,
          chapters: chapters
        )
      )
    }

    var audienceArtwork: [String: PublishedArtwork] = [:]
    for (name, picture) in artwork {
      outputs[picture.path] = .bytes(picture.bytes)
      if let name { audienceArtwork[name] = picture }
    }
    let composer = ComposeFeeds(plan: plan, artwork: cover, audienceArtwork: audienceArtwork)
    let feeds = try composer.run(published)
    for feed in feeds { outputs[feed.path] = .bytes(feed.bytes) }
    let pages = try ComposePages(plan: plan, artwork: cover, audienceArtwork: audienceArtwork)
      .run(published)
    for page in pages { outputs[page.path] = .bytes(page.bytes) }

    let changed = try stage(outputs, open: open)
    var warning: String?
    if changed {
      try VerifyStaging.run(feeds, folder: staging.folder, base: plan.show.baseURL.value)
      try VerifyPages.run(pages, folder: staging.folder)
      warning = try staging.publish()
    } else if isOpen {
      staging.abandon()
    }
    var report = report(feeds, published: published, encoded: encoded, changed: changed, warning)
    report.assemblies = costs
    report.voicemails = voicemails.sorted { $0.slug < $1.slug }.map {
      BuildReport.Voicemail(slug: $0.slug, path: $0.path, isNew: $0.isNew)
    }
    return report
  }

  /// Puts everything into the new folder, unless the old one is the same.
  private func stage(
    _ outputs: [String: Content],
    open: () throws(WorkFailure) -> Void
  ) throws -> Bool {
    let present = Set(Folder.files(below: staging.output))
    let old = try? Workspace(root: staging.output)
    func isUnchanged(_ path: String, _ bytes: [UInt8]) -> Bool {
      guard present.contains(path), let file = try? old?.file(path), file.size == bytes.count
      else { return false }
      return (try? file.read(limit: bytes.count)) == bytes
    }
    var unchanged: Set<String> = []
    for (path, content) in outputs {
      switch content {
      case .bytes(let bytes): if isUnchanged(path, bytes) { unchanged.insert(path) }
      case .kept: unchanged.insert(path)
      case .staged(let file):
        // After the cache was lost, what was put together again may be what is there.
        if present.contains(path), hash(of: "\(staging.output)/\(path)") == file.hash {
          unchanged.insert(path)
        }
      }
    }
    if unchanged.count == outputs.count, present == Set(outputs.keys) { return false }
    try open()
    for (path, content) in outputs.sorted(by: { $0.key < $1.key }) {
      switch content {
      case .staged: break
      case .bytes(let bytes) where !unchanged.contains(path): try staging.write(bytes, to: path)
      case .bytes, .kept: try staging.keep(path)
      }
    }
    return true
  }

  private func report(
    _ feeds: [(path: String, bytes: [UInt8])],
    published: [PublishedProgramme],
    encoded: [String],
    changed: Bool,
    _ warning: String?
  ) -> BuildReport {
    let recordings = Set(published.flatMap { $0.programme.parts.map(\.audio) })
    return BuildReport(
      output: staging.output,
      changed: changed,
      feeds: zip(plan.feeds, feeds).map { audience, feed in
        BuildReport.Feed(
          audience: audience?.name.value,
          path: feed.path,
          url: plan.show.baseURL.value + feed.path,
          items: published.count { $0.programme.audience == audience?.name.value }
        )
      },
      encoded: encoded,
      cached: recordings.subtracting(encoded).sorted(),
      isPrivate: plan.show.isPrivate,
      guid: ComposeFeeds.guid(of: plan.show),
      warning: warning
    )
  }

  /// Remembers what lies in the folder now, and forgets what nothing is made of any more.
  private func tidy(_ index: inout CacheIndex, cuts: [Cut], voicemails: [Rendition]) {
    let keys = Set(cuts.map(\.key))
    index.programmes = index.programmes.filter { keys.contains($0.key) }
    index.published = [:]
    for cut in cuts {
      guard let file = index.programmes[cut.key] else { continue }
      let slug = cut.planned.episode.slug
      let waveform = file.waveform.map { Self.waveformPath(slug, hash: $0) }
      for name in [Self.audioPath(slug, file), waveform].compactMap(\.self) {
        let path = "\(staging.output)/\(name)"
        index.published[path] = FileStamp(path: path)
      }
    }
    let newscasts = Set(voicemails.map(\.key))
    index.voicemails = index.voicemails.filter { newscasts.contains($0.key) }
    for voicemail in voicemails {
      let path = "\(staging.output)/\(voicemail.path)"
      index.published[path] = FileStamp(path: path)
    }
    let paths = Set(recordings.map(\.path))
    index.fingerprints = index.fingerprints.filter { paths.contains($0.key) }
    let masters = Set(
      recordings.compactMap { use in
        index.fingerprints[use.path].map {
          ListenToRecordings.masterKey(
            contentHash: $0.hash,
            settings: MasterSettings(plan.show.sound, cleaning: use.cleaning)
          )
        }
      }
    )
    index.analyses = index.analyses.filter { masters.contains($0.key) }
    cache.keepMasters(masters)
  }
}
