import RoadcastFiles
import RoadcastAudio
package import RoadcastModel

/// From recordings to a feed, step by step: the one place where the whole way can be read.
///
/// 1. Read the manifests, then the transcripts and the artwork.
/// 2. Listen to the recordings, or remember them; lay scripts over what was heard.
/// 3. Draw the plan: a programme for each episode and audience.
/// 4. Run the checks. A check ends here, and so does a build with errors.
/// 5. Encode the masters that are missing.
/// 6. Put the programmes together, and write what goes with them.
/// 7. Write the feeds, verify all of it, and exchange it for the old folder.
package struct Production {
  package struct Options: Sendable {
    /// What counts as published.
    package var now: Moment

    /// How much is worked on at once.
    package var jobs: Int

    /// Whether episodes with errors are left out instead of stopping the build.
    package var skipInvalid = false

    /// Whether warnings count as errors.
    package var strict = false

    /// The only episodes to judge; all of them when empty.
    package var slugs: [String] = []

    /// The folder to publish to, an absolute path; `feed` in the workspace when nil.
    package var output: String?

    package init(now: Moment, jobs: Int) {
      self.now = now
      self.jobs = jobs
    }
  }

  let workspace: Workspace
  let options: Options
  let progress: any ProgressObserver

  package init(workspace: Workspace, options: Options, progress: any ProgressObserver) {
    self.workspace = workspace
    self.options = options
    self.progress = progress
  }

  /// Says all that is wrong, of drafts and scheduled episodes too, and writes nothing but the cache.
  package func check() async throws -> Report {
    let cache = Cache(workspace: workspace)
    for folder in [".roadcast", ".roadcast/cache"] {
      try Folder.requireFolder(workspace.path(folder))
    }
    let known = cache.loadIndex()
    var draft = try await prepare(index: known, judgesAll: true) { episode, _ in
      EpisodeStatus(of: episode, at: options.now) != .expired
    }
    for slug in options.slugs where !draft.knows(slug) {
      throw WorkFailure(
        usage: "no episode \(slug.quoted)" + Suggestion.clause(for: slug, among: draft.slugs)
      )
    }
    // A workspace that can't be written to is no reason not to judge it.
    try? cache.save(draft.index, unless: known)
    if !options.slugs.isEmpty { draft.keep(options.slugs) }
    return draft.report(strict: options.strict)
  }

  /// Makes the feed, or leaves it exactly as it was.
  package func build() async throws -> Report {
    let lock = try BuildLock(in: workspace.path(".roadcast"))
    let staging = Staging(output: options.output ?? workspace.path("feed"))
    try staging.examine(workspace: workspace)
    let cache = Cache(workspace: workspace)
    staging.sweep()
    cache.sweep()
    let known = cache.loadIndex()
    var draft = try await prepare(index: known, judgesAll: false) { episode, plan in
      plan.feeds.contains { plan.isDue(episode, for: $0) }
    }
    draft.dropWhatIsNotDue()
    if options.skipInvalid { draft.leaveOutInvalid() }
    var report = draft.report(strict: options.strict)
    if !report.hasErrors, let plan = draft.plan {
      let publication = Publication(
        workspace: workspace,
        cache: cache,
        staging: staging,
        plan: plan,
        artwork: draft.artwork,
        pictures: draft.pictures,
        heard: draft.heard,
        recordings: draft.recordings,
        jobs: options.jobs,
        progress: progress
      )
      report.build = try await publication.publish(index: &draft.index)
    }
    do {
      try cache.save(draft.index, unless: known)
    } catch {
      // What was published stays published, and what was found is told.
      if report.build?.warning == nil {
        report.build?.warning = "the cache could not be written; the next build will take longer"
      }
    }
    // Held to the very end.
    _ = consume lock
    return report
  }

  /// Steps 1 to 4.
  ///
  /// - `index`: what the last run knew.
  /// - `checksLedger`: whether what was published last is read, and binds.
  /// - `isWanted`: which episodes are listened to; the plan has no programmes yet.
  func prepare(
    index: CacheIndex,
    judgesAll: Bool,
    checksLedger: Bool = true,
    isWanted: (Episode, Plan) -> Bool
  ) async throws -> Preparation {
    let manuscript = try await ManuscriptReader.read(in: workspace, jobs: options.jobs)
    var draft = Preparation(manuscript: manuscript, index: index)
    guard let show = manuscript.show else { return draft }
    let dates = Plan(show: show, now: options.now, episodes: [], recordings: [:])
    let wanted = manuscript.episodes.filter { isWanted($0, dates) }

    var found: [Diagnostic] = []
    draft.artwork[nil] = try ArtworkReader.read(show.cover, of: show, in: workspace, into: &found)
    for audience in show.audiences where audience.cover != nil {
      draft.artwork[audience.name.value] =
        try ArtworkReader.read(audience.cover, of: show, in: workspace, into: &found)
    }
    draft.tell(found, about: nil)

    var recordings: [RecordingUse: Located<String>] = [:]
    for sound in [show.sound.opener, show.sound.closer].compactMap(\.self) {
      recordings[show.use(ofSound: sound.value)] = sound
    }
    let workspace = workspace
    let readings = try await wanted.mapConcurrently(jobs: options.jobs) {
      episode throws(WorkFailure) in
      var found: [Diagnostic] = []
      let words = try TranscriptReader.read(for: episode, in: workspace, into: &found)
      let pictures = try ChapterPictureReader.read(for: episode, in: workspace, into: &found)
      return (words: words, pictures: pictures, found: found)
    }
    for (episode, reading) in zip(wanted, readings) {
      draft.pictures[episode.slug] = reading.pictures
      draft.tell(reading.found, about: episode.slug)
      for segment in episode.segments { recordings[show.use(of: segment)] = segment.audio }
    }

    let listening = RecordingExaminer(
      workspace: workspace,
      sound: show.sound,
      workers: WorkerPool(limit: options.jobs),
      jobs: options.jobs
    )
    let (heard, diagnostics) = try await listening.examine(
      recordings,
      index: &draft.index,
      progress: progress
    )
    draft.heard = heard
    for sound in [show.sound.opener, show.sound.closer].compactMap(\.self) {
      draft.tell(diagnostics[show.use(ofSound: sound.value)] ?? [], about: nil)
    }
    for episode in wanted {
      for use in Set(episode.segments.map { show.use(of: $0) }) {
        draft.tell(diagnostics[use] ?? [], about: episode.slug)
      }
    }

    var transcripts: [String: [Int: Transcript]] = [:]
    for (episode, reading) in zip(wanted, readings) {
      var found: [Diagnostic] = []
      transcripts[episode.slug] =
        TranscriptAligner.align(reading.words, of: episode, show: show, heard: heard, into: &found)
      draft.tell(found, about: episode.slug)
    }

    let plan = try await PlanBuilder.build(
      show: show,
      now: options.now,
      episodes: manuscript.episodes,
      transcripts: transcripts,
      recordings: heard.mapValues(\.recording),
      judgesAll: judgesAll,
      jobs: options.jobs
    )
    draft.findings += try await CheckRunner.check(plan, jobs: options.jobs)
    if checksLedger {
      draft.checkLedger(of: plan, output: options.output ?? workspace.path("feed"))
    }
    draft.plan = plan
    return draft
  }
}

extension MasterSettings {
  /// What the show's sound settings ask of a master.
  ///
  /// - `cleaning`: what its recording is repaired of.
  init(_ sound: Sound, cleaning: Cleaning) {
    self.init(
      format: MP3Format(sound),
      loudness: sound.loudness,
      truePeak: sound.truePeak,
      gap: sound.gap.samples(at: sound.sampleRate),
      cleaning: CleaningOptions(
        offset: cleaning.steps.contains(.offset),
        highPass: cleaning.steps.contains(.highPass),
        trim: cleaning.steps.contains(.trim),
        stereo: cleaning.steps.contains(.stereo),
        leveller: cleaning.steps.contains(.leveller),
        pauses: cleaning.steps.contains(.pauses)
      )
    )
  }
}

extension MP3Format {
  init(_ sound: Sound) {
    self.init(
      bitrate: sound.bitrate,
      sampleRate: sound.sampleRate,
      channels: sound.channels.count
    )
  }
}
