import RoadcastEditing
import RoadcastFiles
import RoadcastModel
import RoadcastProduction

/// What the studio's pages ask about the workspace, and have done to it.
///
/// Every question is answered from the files as they are then: an editor, git and the studio always agree.
final class Desk: Sendable {
  /// The workspace's folder.
  let root: String

  /// Files for this run only: uploads, and drafts to listen to.
  let scratch: DeskFolders

  /// What pages were given.
  let versions = SavedVersions()

  /// Reads and writes files, and remembers each step.
  let editing: EditDesk

  /// Changes of files, one after the other.
  let writes = WorkQueue()

  /// How far the running build is.
  let progress = WorkProgress()

  private let clock: @Sendable () -> Int64

  /// Questions about one episode, each of which takes a moment.
  private let questions = WorkQueue()

  /// Measurements with other repairs, which nothing else waits for.
  let trials = WorkQueue()

  /// Lists of all episodes, without their sound.
  private let surveys = WorkQueue()

  /// Questions that can make Roadcast listen to every recording.
  private let checks = WorkQueue()

  /// New episodes and recordings, which may have to be converted.
  let intakes = WorkQueue()

  /// Builds, and drafts to listen to, which can take minutes.
  let builds = WorkQueue()

  init(workspace: Workspace, now: @escaping @Sendable () -> Int64) throws(WorkFailure) {
    root = workspace.root
    editing = EditDesk(root: workspace.root)
    clock = now
    scratch = try DeskFolders(root: workspace.root)
  }

  var now: Moment { Moment(seconds: clock()) }

  /// Opens the workspace anew: one remembers what it has read.
  ///
  /// - Parameter unsaved: Texts that count instead of those on the disk, by their paths.
  /// - Returns: The workspace.
  /// - Throws: If the folder is gone.
  func workspace(unsaved: [String: [UInt8]] = [:]) throws(WorkFailure) -> Workspace {
    try Workspace(root: root.isEmpty ? "/" : root, unsaved: unsaved)
  }

  func production(
    unsaved: [String: [UInt8]] = [:],
    progress: WorkProgress = WorkProgress()
  ) throws(WorkFailure) -> Production {
    Production(
      workspace: try workspace(unsaved: unsaved),
      options: Production.Options(now: now, jobs: ProcessEnvironment.cores),
      progress: progress
    )
  }

  /// An episode, with everything that's wrong with it.
  ///
  /// - Parameters:
  ///   - slug: The episode.
  ///   - unsaved: Texts that count instead of those on the disk, by their paths.
  ///   - measures: Whether new recordings are measured, which takes a moment for each minute of sound.
  /// - Returns: The episode, whether it can be read or not.
  /// - Throws: If something can't be read.
  func draft(
    of slug: String,
    unsaved: [String: [UInt8]] = [:],
    measures: Bool = true
  ) async throws -> EpisodeDraft {
    try await questions.run { [self] in
      try await production(unsaved: unsaved).draft(of: slug, measures: measures)
    }
  }

  /// All episodes by their dates, without listening to their recordings.
  func survey() async throws -> Survey {
    try await surveys.run { [self] in
      try await production().survey(feed: nil, readsRecordings: false)
    }
  }

  /// All that managers want to know.
  func report() async throws -> Survey {
    try await checks.run { [self] in
      try await production().survey(feed: nil, readsRecordings: true, readsColours: true)
    }
  }

  /// Everything that's wrong in the workspace.
  func check() async throws -> Report {
    try await checks.run { [self] in try await production().check() }
  }

  /// The file that a feed would publish; nil if the feed gets nothing of the episode.
  func enclosure(of slug: String, for feed: FeedName) async throws -> DraftEnclosure? {
    // A build could encode the same recording.
    try await builds.run { [self] in
      let made = try await production().enclosure(of: slug, for: feed, in: scratch.drafts)
      if let made { scratch.keepDraft(made.path) }
      return made
    }
  }

  /// Finds out what a build would change.
  func rehearse() async throws -> Report {
    try await builds.run { [self] in try await production(progress: progress).rehearse() }
  }

  /// Builds the feeds.
  func build() async throws -> Report {
    try await builds.run { [self] in try await production(progress: progress).build() }
  }
}
