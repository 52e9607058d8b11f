import RoadcastAudio
import RoadcastFiles
import RoadcastModel

/// The first half of a production: what was written and recorded, the plan made of it, and everything
/// that's wrong with it.
struct Preparation {
  /// What the caller wants prepared.
  struct Request {
    /// Whether versions that aren't due yet are checked too.
    var checksAll: Bool

    /// Whether the plan is compared with what was published last.
    var readsLedger: Bool

    /// Whether recordings are measured with other repairs too, to find out how long they would be.
    var triesRepairs = false

    /// Whether the covers are read too.
    var readsArtwork = true

    /// Whether recordings are measured that weren't measured before; without that, they're left out.
    var measuresRecordings = true

    /// The only episodes that are checked by themselves; nil for all.
    var checkedSlugs: Set<String>?

    /// The episodes whose recordings, transcripts and pictures are read; the plan it's given has no
    /// episodes yet.
    var isWanted: (Episode, Plan) -> Bool
  }

  let workspace: Workspace
  let options: Production.Options
  let request: Request
  let progress: any ProgressObserver

  /// What's known of folders that haven't changed; nil to read everything.
  let memory: WorkspaceMemory?

  var manuscript = Manuscript()
  var diagnostics = WorkspaceDiagnostics()

  /// What the last run found out, and what this one adds.
  var index: CacheIndex

  /// Nil until it's read.
  private(set) var artwork: FeedArtwork?

  /// The segments' own pictures, by slug and the segments' indices.
  private(set) var pictures: [String: [Int: PublishedArtwork]] = [:]

  /// What episodes have of finished texts and covers, by slug.
  private(set) var given: [String: GivenMaterial] = [:]

  /// The hashes of all pictures that were read.
  private(set) var usedPictures: Set<String> = []

  /// The usable recordings.
  var recordings: [RecordingUse: KnownRecording] = [:]

  /// The paths of recordings that don't exist.
  var absentRecordings: Set<String> = []

  /// The usable finished files.
  var finished: [RecordingUse: KnownEnclosure] = [:]

  /// Nil until it's made, and where the show's manifest can't be used.
  var plan: Plan?

  /// The episodes that were left out because of their errors.
  var leftOut: Set<String> = []

  /// What was published last; nil until it's needed.
  var ledger: Ledger?

  /// A plan without episodes, which knows what's due when; nil without a show.
  var dates: Plan? {
    manuscript.show.map { Plan(show: $0, now: options.now, episodes: [], recordings: [:]) }
  }

  /// The folders that a build replaces.
  var outputs: OutputPaths { OutputPaths(of: workspace, output: options.output) }

  private var hasReadManifests = false
  /// The episodes that the request wants.
  var wanted: [Episode] = []
  private var words: [TranscriptReader.Words] = []

  init(
    workspace: Workspace,
    options: Production.Options,
    request: Request,
    index: CacheIndex,
    progress: any ProgressObserver,
    memory: WorkspaceMemory? = nil
  ) {
    self.memory = memory
    self.workspace = workspace
    self.options = options
    self.request = request
    self.index = index
    self.progress = progress
  }

  /// Every use of a recording that the show or an episode makes, due or not.
  var recordingUses: Set<RecordingUse> {
    guard let show = manuscript.show else { return [] }
    return Set(
      show.sound.openerAndCloser.map { show.use(ofSound: $0.value) }
        + manuscript.episodes.flatMap(\.segments).map { show.use(of: $0) }
    )
  }
}

extension Preparation: StepState {
  /// Without a show, nothing can be planned.
  var isFinished: Bool { hasReadManifests && manuscript.show == nil }
}

// MARK: Steps

extension Preparation {
  mutating func readManifests() async throws {
    manuscript = try await ManuscriptReader(workspace: workspace, memory: memory)
      .read(jobs: options.jobs)
    hasReadManifests = true
    diagnostics = manuscript.diagnostics
    guard let show = manuscript.show else { return }
    acceptWhatIsPublished(show)
    guard let dates else { return }
    wanted = manuscript.episodes.filter { request.isWanted($0, dates) }
  }

  mutating func readArtwork() throws {
    guard let show = manuscript.show, request.readsArtwork else { return }
    let inspector = PictureInspector(known: index.pictures)
    defer { note(inspector) }
    let reader = ArtworkReader(workspace: workspace, show: show, inspector: inspector)
    var artwork = FeedArtwork(show: try reader.read(show.cover, into: &diagnostics[.show]))
    for audience in show.audiences where audience.cover != nil {
      artwork.audiences[audience.name.value] =
        try reader.read(audience.cover, into: &diagnostics[.show])
    }
    self.artwork = artwork
  }

  mutating func readTranscripts() async throws {
    let transcriptReader = TranscriptReader(
      workspace: workspace,
      language: manuscript.show?.language
    )
    let inspector = PictureInspector(known: index.pictures)
    defer { note(inspector) }
    let pictureReader = ChapterPictureReader(workspace: workspace, inspector: inspector)
    let givenReader = GivenMaterialReader(workspace: workspace, inspector: inspector)
    let readings = try await wanted.mapConcurrently(jobs: options.jobs) {
      episode throws(WorkFailure) in
      var log = DiagnosticLog()
      let words = try transcriptReader.read(for: episode, into: &log)
      let pictures = try pictureReader.read(for: episode, into: &log)
      let given = try givenReader.read(for: episode, into: &log)
      return (words: words, pictures: pictures, given: given, log: log)
    }
    words = readings.map(\.words)
    for (episode, reading) in zip(wanted, readings) {
      pictures[episode.slug] = reading.pictures
      given[episode.slug] = reading.given
      report(reading.log.diagnostics, about: episode)
    }
  }

  mutating func drawUpPlan() async throws {
    guard let show = manuscript.show else { return }
    let aligner = TranscriptAligner(show: show, recordings: recordings)
    var transcripts: [String: [Int: Transcript]] = [:]
    for (episode, words) in zip(wanted, words) {
      var log = DiagnosticLog()
      transcripts[episode.slug] = aligner.align(words, of: episode, into: &log)
      report(log.diagnostics, about: episode)
    }
    let builder = PlanBuilder(
      show: show,
      now: options.now,
      recordings: recordings.mapValues(\.recording)
        .merging(finished.mapValues(\.recording)) { recording, _ in recording },
      subscribers: manuscript.subscribers,
      checksAll: request.checksAll
    )
    plan = await builder.build(
      manuscript.episodes,
      transcripts: transcripts,
      jobs: options.jobs
    )
    plan?.absentRecordings = absentRecordings
  }

  mutating func check() async throws {
    if request.readsLedger { compareWithLedger() }
    guard let plan else { return }
    await CheckRunner(plan: plan, slugs: request.checkedSlugs, jobs: options.jobs)
      .check(into: &diagnostics)
  }

  /// Remembers the pictures that were whole.
  private mutating func note(_ inspector: PictureInspector) {
    index.pictures = inspector.known
    usedPictures.formUnion(inspector.used)
  }

  /// Adds what was found about an episode.
  mutating func report(_ found: [Diagnostic], about episode: Episode) {
    guard !found.isEmpty else { return }
    diagnostics[.episode(episode.slug)].add(contentsOf: found)
  }
}
