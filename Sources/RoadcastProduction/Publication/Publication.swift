import RoadcastAudio
import RoadcastFiles
import RoadcastModel

/// The second half of a build: from a plan without errors to a new `feed/`.
///
/// Each step adds its results here; the steps are listed in `Production.publication`.
struct Publication {
  let workspace: Workspace
  let cache: Cache
  let staging: Staging
  let plan: Plan

  /// How much is worked on at once.
  let jobs: Int

  let progress: any ProgressObserver

  let artwork: FeedArtwork

  /// The segments' own pictures, by slug and the segments' indices.
  let pictures: [String: [Int: PublishedArtwork]]

  let recordings: [RecordingUse: KnownRecording]

  /// Every use of a recording that any episode makes, due or not.
  let recordingUses: Set<RecordingUse>

  let cuts: [Cut]
  let newscasts: [Newscast]

  /// What the last build found out, and what this one adds.
  var index: CacheIndex

  // MARK: Results of the steps

  /// The files of the new folder; nil until the first step.
  var stage: StagedFiles?

  /// The recordings that were encoded; paths in the workspace.
  var encoded: [String] = []

  /// The files of the cuts, by the cuts' keys.
  var enclosures: [String: CacheIndex.AssembledFile] = [:]

  var assemblies: [BuildReport.Assembly] = []
  var voicemails: [PublishedVoicemail] = []

  /// The texts and programmes, by episode.
  var texts: [TextComposer.Composed] = []

  var feeds: [FeedComposer.File] = []
  var links = LinkVerifier()

  /// Whether anything in the folder is new.
  var isChanged = false

  /// What's in the folder without being ours: the topmost files and folders.
  var kept: [String] = []

  /// Problems that didn't keep the build from succeeding.
  var notes: [String] = []

  /// - Parameters:
  ///   - plan: a plan without errors.
  ///   - prepared: what the plan was made from.
  ///   - cache: the masters.
  ///   - staging: where the new folder is made.
  /// - Throws: when no artwork was read.
  init(
    of plan: Plan,
    from prepared: Preparation,
    cache: Cache,
    staging: Staging
  ) throws(WorkFailure) {
    guard let artwork = prepared.artwork else { throw WorkFailure("no artwork was read; please report this") }
    workspace = prepared.workspace
    self.cache = cache
    self.staging = staging
    self.plan = plan
    jobs = prepared.options.jobs
    progress = prepared.progress
    self.artwork = artwork
    pictures = prepared.pictures
    recordings = prepared.recordings
    recordingUses = prepared.recordingUses
    cuts = plan.cuts(from: prepared.recordings, pictures: prepared.pictures, cover: artwork.show)
    newscasts = plan.newscasts(from: prepared.recordings)
    index = prepared.index
  }
}

extension Publication: StepState {
  var isFinished: Bool { false }
}
