import RoadcastAudio
import RoadcastModel
import RoadcastSite

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
    var times = StageTimes()
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
      let report = try await publish(
        cuts,
        voicemails: voicemails,
        reusable: reusable,
        encoded: encoded,
        index: &index,
        times: &times
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
    index: inout CacheIndex,
    times: inout StageTimes
  ) async throws -> BuildReport {
    guard let cover = artwork[nil] else { throw WorkFailure("no artwork") }
    var stage = StageFiles(staging: staging)
    for voicemail in voicemails {
      if voicemail.isNew {
        stage.note(voicemail.file, at: voicemail.path)
      } else {
        stage.keep(voicemail.path)
      }
    }
    let newscasts = Dictionary(voicemails.map { ($0.slug, $0.path) }) { first, _ in first }
    for picture in artwork.values { try stage.add(picture.bytes, at: picture.path) }

    let made = try await assemble(cuts, reusable, cover: cover, into: &stage)
    var episodes: [[AssembledProgramme]] = []
    var costs: [BuildReport.Assembly] = []
    var seen = Set(reusable.keys)
    for cut in cuts {
      let slug = cut.planned.episode.slug
      guard let (file, duration) = made[cut.key] else { continue }
      index.programmes[cut.key] = file
      let isNew = seen.insert(cut.key).inserted
      costs.append(
        assembly(of: cut, file, isNew: isNew, duration: isNew ? duration : .zero)
      )
      for (place, _) in cut.programme.segments {
        if let picture = pictures[slug]?[place] { try stage.add(picture.bytes, at: picture.path) }
      }
      let one = AssembledProgramme(
        planned: cut.planned,
        programme: cut.programme,
        audio: Self.audioPath(slug, file),
        audioLength: file.length,
        waveform: file.waveform.map { Self.waveformPath(slug, hash: $0) },
        voicemail: cut.programme.audience == nil ? newscasts[slug] : nil
      )
      if episodes.last?.first?.planned.episode.slug == slug {
        episodes[episodes.count - 1].append(one)
      } else {
        episodes.append([one])
      }
    }
    times.end("audio")

    let composed = try await compose(episodes, into: &stage, times: &times)
    let changed = try stage.finish()
    var warning: String?
    if changed {
      try await VerifyStaging(folder: staging.folder, base: plan.show.baseURL.value)
        .run(composed.feeds, jobs: jobs)
      try composed.links.run(folder: staging.folder)
      warning = try staging.publish()
    } else if staging.isOpen {
      staging.abandon()
    }
    times.end("publishing")
    var report = report(cuts, encoded: encoded, changed: changed, warning)
    report.assemblies = costs
    report.voicemails = Self.told(voicemails)
    report.stages = times.stages
    return report
  }

  /// Writes the texts, the feeds and the pages of all episodes.
  ///
  /// - `episodes`: the programmes of due feeds, by episode.
  private func compose(
    _ episodes: [[AssembledProgramme]],
    into stage: inout StageFiles,
    times: inout StageTimes
  ) async throws -> (feeds: [ComposeFeeds.Feed], links: VerifyPages) {
    guard let cover = artwork[nil] else { throw WorkFailure("no artwork") }
    var audienceArtwork: [String: PublishedArtwork] = [:]
    for (name, picture) in artwork {
      if let name { audienceArtwork[name] = picture }
    }
    let pictures = pictures
    let composeTexts = ComposeTexts(show: plan.show, placing: stage.placing)
    let texts = try await episodes.mapConcurrently(jobs: jobs) { programmes throws(WorkFailure) in
      let slug = programmes.first?.planned.episode.slug ?? ""
      return try composeTexts.run(programmes, pictures: pictures[slug] ?? [:])
    }
    for text in texts { stage.note(text.files) }
    times.end("texts")

    let published = Dictionary(grouping: texts.flatMap(\.programmes)) {
      $0.assembled.programme.audience
    }
    let composeFeeds = ComposeFeeds(plan: plan, artwork: cover, audienceArtwork: audienceArtwork)
    let feeds = try await plan.feeds.mapConcurrently(jobs: jobs, share: 1) {
      audience throws(WorkFailure) in
      try composeFeeds.run(published[audience?.name.value] ?? [], for: audience)
    }
    for feed in feeds { try stage.add(feed.bytes, at: feed.path) }
    times.end("feeds")

    let composePages = try ComposePages(
      plan: plan,
      artwork: cover,
      audienceArtwork: audienceArtwork,
      placing: stage.placing
    )
    for asset in ListeningPages.assets { try stage.add(asset.bytes, at: asset.path) }
    let pages =
      try await texts.mapConcurrently(jobs: jobs) { text throws(WorkFailure) in
        try composePages.run(text.programmes)
      }
      + plan.feeds.mapConcurrently(jobs: jobs, share: 1) { audience throws(WorkFailure) in
        try composePages.overviews(of: published[audience?.name.value] ?? [], for: audience)
      }
    var links = VerifyPages()
    for page in pages {
      stage.note(page.files)
      links.add(page.links)
    }
    times.end("pages")
    return (feeds, links)
  }

  /// The programmes' files by the cuts' keys: those that the old folder holds, and new ones, with what
  /// it took to put them together.
  private func assemble(
    _ cuts: [Cut],
    _ reusable: [String: CacheIndex.AssembledFile],
    cover: PublishedArtwork,
    into stage: inout StageFiles
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
    placing: PlaceFile
  ) throws(WorkFailure) -> (file: CacheIndex.AssembledFile, waveform: PlacedFile) {
    let slug = cut.planned.episode.slug
    let temporary = "audio/.part-\(cut.key)"
    let made = try AssembleProgramme(cache: cache, format: MP3Format(plan.show.sound)).run(
      cut.programme,
      tag: TagProgramme.picture(cover, in: cut.tag).bytes,
      masters: cut.masters,
      to: try staging.newPath(temporary)
    )
    let waveform = ComposeWaveform.run(
      made.peaks,
      duration: cut.programme.duration,
      sampleRate: plan.show.sound.sampleRate
    )
    var file = made.file
    let hash = Digest.hex(waveform)
    file.waveform = hash
    try staging.rename(staging.path(temporary), to: Self.audioPath(slug, file))
    return (file, try placing.run(waveform, at: Self.waveformPath(slug, hash: hash)))
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
