import RoadcastAudio
import RoadcastFiles
import RoadcastModel

/// The second half of a build: from a plan without errors to a new `feed/`, and a new `private/` where it's
/// needed.
///
/// Each step adds its results here; the steps are listed in `Production.publication`.
struct Publication {
  let workspace: Workspace
  let cache: Cache
  let plan: Plan

  /// How much is worked on at once.
  let jobs: Int

  let progress: any ProgressObserver

  /// What encodes recordings in a program that plays drafts too; nil if this does.
  let masters: MasterQueue?

  /// Whether it only finds out what would change: then it removes nothing that others may use.
  let isRehearsal: Bool

  let artwork: FeedArtwork

  /// The segments' own pictures, by slug and the segments' indices.
  let pictures: [String: [Int: PublishedArtwork]]

  /// What episodes have of finished texts and covers, by slug.
  let given: [String: GivenMaterial]

  /// The hashes of all pictures that were read.
  let usedPictures: Set<String>

  let recordings: [RecordingUse: KnownRecording]

  /// Every use of a recording that any episode makes, due or not.
  let recordingUses: Set<RecordingUse>

  /// What was published last.
  let ledger: Ledger

  /// The episodes that were left out because of their errors.
  let leftOut: Set<String>

  let cuts: [Cut]

  /// The first cut of each file that they share.
  let differentCuts: [Cut]

  let newscasts: [Newscast]

  /// What the last build found out, and what this one adds.
  var index: CacheIndex

  /// The key of everything that the folders are made from; nil until it's computed, or where it isn't known.
  var key: String?

  /// The private folder, if no feed needs it any more.
  let obsolete: ObsoleteOutput?

  /// The folder of each feed.
  let treesByFeed: [FeedName: OutputTree]

  // MARK: Results of the steps

  /// The new folders; the private one only where there's something for it.
  var trees: [OutputTree: StagedTree]

  /// The recordings that were encoded; paths in the workspace.
  var encoded: [String] = []

  /// The files of the cuts, by the cuts' keys.
  var enclosures: [String: CacheIndex.AssembledFile] = [:]

  /// The highlights' own files, by the keys of their cuts.
  var clips: [String: [PublishedClip]] = [:]

  var assemblies: [BuildReport.Assembly] = []
  var voicemails: [PublishedVoicemail] = []

  /// The texts and programmes, by episode.
  var texts: [TextComposer.Composed] = []

  /// What's in the open folder without being ours: the topmost files and folders.
  var kept: [String] = []

  /// Problems that didn't keep the build from succeeding.
  var notes: [String] = []

  /// What's different in the feeds.
  var changes: [BuildReport.Change] = []

  /// - Parameters:
  ///   - plan: a plan without errors.
  ///   - prepared: what the plan was made from.
  ///   - cache: the masters.
  ///   - outputs: the folders to replace.
  ///   - obsolete: the private folder, if no feed needs it any more.
  ///   - masters: what encodes recordings; nil if this does.
  ///   - isRehearsal: whether it only finds out what would change.
  /// - Throws: when no artwork was read.
  init(
    of plan: Plan,
    from prepared: Preparation,
    cache: Cache,
    outputs: [OutputInProgress],
    obsolete: ObsoleteOutput?,
    masters: MasterQueue?,
    isRehearsal: Bool
  ) async throws(WorkFailure) {
    guard let artwork = prepared.artwork else {
      throw WorkFailure("no artwork was read; please report this")
    }
    workspace = prepared.workspace
    self.cache = cache
    trees = Dictionary(uniqueKeysWithValues: outputs.map { ($0.tree, StagedTree($0.staging)) })
    self.obsolete = obsolete
    self.masters = masters
    self.isRehearsal = isRehearsal
    treesByFeed = Dictionary(plan.feeds.map { ($0.name, $0.tree) }) { first, _ in first }
    self.plan = plan
    jobs = prepared.options.jobs
    progress = prepared.progress
    self.artwork = artwork
    pictures = prepared.pictures
    given = prepared.given
    usedPictures = prepared.usedPictures
    recordings = prepared.recordings
    recordingUses = prepared.recordingUses
    ledger = prepared.ledger ?? Ledger()
    leftOut = prepared.leftOut
    cuts = await plan.cuts(
      from: prepared.recordings,
      finished: prepared.finished,
      pictures: prepared.pictures,
      cover: artwork.show,
      jobs: prepared.options.jobs
    )
    differentCuts = cuts.differentFiles
    newscasts = plan.newscasts(from: prepared.recordings)
    index = prepared.index
  }
}

extension Publication {
  /// Whether anything in the new folders is new.
  var isChanged: Bool { trees.values.contains(where: \.isChanged) }

  /// The folder that a feed is in.
  func tree(of feed: FeedName) -> OutputTree { treesByFeed[feed] ?? .private }

  /// Adds a file to new folders, which share it.
  ///
  /// - Parameters:
  ///   - bytes: the content.
  ///   - path: relative to the folders.
  ///   - trees: the folders.
  /// - Throws: when the file can't be written.
  mutating func add(
    _ bytes: [UInt8],
    at path: String,
    to trees: Set<OutputTree>
  ) throws(WorkFailure) {
    var source: String?
    for tree in OutputTree.allCases where trees.contains(tree) {
      let placed = try self.trees[tree]?.files.add(bytes, at: path, linking: source)
      source = source ?? placed.flatMap(\.self)
    }
  }
}

extension Publication: StepState {
  var isFinished: Bool { false }
}
