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
  struct Cut {
    var planned: PlannedEpisode
    var programme: Programme
    /// Without the picture, which is the same for all and may be large.
    var tag: ID3Tag
    var masters: [String]
    var key: String
  }

  @concurrent
  func run(index: inout CacheIndex) async throws -> BuildReport {
    let cuts = try cuts()
    let newscasts = RenderVoicemails.newscasts(of: plan, heard: heard)
    let key = key(of: cuts, newscasts)
    if let key, key == index.publication, staging.last.isUntouched(index.published),
      let report = unchangedReport(cuts, newscasts, index)
    {
      tidy(&index, cuts: cuts, newscasts: newscasts)
      return report
    }
    index.publication = nil
    let reusable = reusableAudio(for: cuts, index: index)
    let needed = cuts.filter { reusable[$0.key] == nil }
    let masters = needed.flatMap(\.programme.parts).compactMap { heard[$0.use] }
    let workers = Workers(limit: jobs)
    let encoder = EncodeMasters(workspace: workspace, cache: cache, workers: workers)
    let encoded = try await encoder.run(masters, progress: progress)
    do {
      let voicemails = try await PublishVoicemails(staging: staging).run(
        newscasts,
        renderer: RenderVoicemails(
          workspace: workspace,
          gap: plan.show.sound.gap,
          workers: workers
        ),
        index: &index
      )
      let report = try publish(
        cuts,
        voicemails: voicemails,
        reusable: reusable,
        encoded: encoded,
        index: &index
      )
      tidy(&index, cuts: cuts, newscasts: newscasts)
      index.published = staging.last.stamps
      index.publication = key
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

  static func audioPath(_ slug: String, _ file: CacheIndex.AssembledFile) -> String {
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

  private func publish(
    _ cuts: [Cut],
    voicemails: [PublishedVoicemail],
    reusable: [String: CacheIndex.AssembledFile],
    encoded: [String],
    index: inout CacheIndex
  ) throws -> BuildReport {
    guard let cover = artwork[nil] else { throw WorkFailure("no artwork") }
    var outputs: [String: StagedContent] = [:]
    // New renditions lie there already.
    var isOpen = voicemails.contains(where: \.isNew)
    func open() throws(WorkFailure) {
      if !isOpen { try staging.open() }
      isOpen = true
    }

    var published: [PublishedProgramme] = []
    var assembled = reusable
    for voicemail in voicemails {
      outputs[voicemail.path] = voicemail.isNew ? .staged(voicemail.file) : .kept
    }
    let newscasts = Dictionary(voicemails.map { ($0.slug, $0.path) }) { first, _ in first }
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
        let made = try assemble(cut, cover: cover)
        file = made.file
        let path = Self.audioPath(slug, file)
        outputs[path] = .staged(file)
        if let hash = file.waveform {
          outputs[Self.waveformPath(slug, hash: hash)] = .bytes(made.waveform)
        }
        assembled[cut.key] = file
        index.programmes[cut.key] = file
      }
      let duration = ContinuousClock.now - start
      costs.append(assembly(of: cut, file, isNew: isNew, duration: duration))
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
          voicemail: cut.programme.audience == nil ? newscasts[slug] : nil,
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

    let changed = try StageFiles(staging: staging).run(outputs, open: open)
    var warning: String?
    if changed {
      try VerifyStaging.run(feeds, folder: staging.folder, base: plan.show.baseURL.value)
      try VerifyPages.run(pages, folder: staging.folder)
      warning = try staging.publish()
    } else if isOpen {
      staging.abandon()
    }
    var report = report(cuts, encoded: encoded, changed: changed, warning)
    report.assemblies = costs
    report.voicemails = Self.told(voicemails)
    return report
  }

  /// Puts a programme together in the new folder, with the file that draws it.
  private func assemble(
    _ cut: Cut,
    cover: PublishedArtwork
  ) throws -> (file: CacheIndex.AssembledFile, waveform: [UInt8]) {
    try Folder.create(staging.path("audio"))
    let temporary = staging.path("audio/.part")
    let made = try AssembleProgramme(cache: cache, format: MP3Format(plan.show.sound)).run(
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
    var file = made.file
    file.waveform = Digest.hex(waveform)
    try staging.rename(temporary, to: Self.audioPath(cut.planned.episode.slug, file))
    return (file, waveform)
  }

  func report(
    _ cuts: [Cut],
    encoded: [String],
    changed: Bool,
    _ warning: String?
  ) -> BuildReport {
    let recordings = Set(cuts.flatMap { $0.programme.parts.map(\.audio) })
    return BuildReport(
      output: staging.output,
      changed: changed,
      feeds: plan.feeds.map { audience in
        let name = audience?.name.value
        let path = ComposeFeeds.path(of: name)
        return BuildReport.Feed(
          audience: name,
          path: path,
          url: plan.show.baseURL.value + path,
          items: cuts.count { $0.programme.audience == name }
        )
      },
      encoded: encoded,
      cached: recordings.subtracting(encoded).sorted(),
      isPrivate: plan.show.isPrivate,
      guid: ComposeFeeds.guid(of: plan.show),
      warning: warning
    )
  }

  /// Forgets what nothing is made of any more.
  private func tidy(
    _ index: inout CacheIndex,
    cuts: [Cut],
    newscasts: [RenderVoicemails.Newscast]
  ) {
    let keys = Set(cuts.map(\.key))
    index.programmes = index.programmes.filter { keys.contains($0.key) }
    let voicemails = Set(newscasts.map(\.key))
    index.voicemails = index.voicemails.filter { voicemails.contains($0.key) }
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
