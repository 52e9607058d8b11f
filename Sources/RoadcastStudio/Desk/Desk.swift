import RoadcastEditing
import RoadcastFiles
import RoadcastModel
import RoadcastProduction
import Synchronization

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

  /// What can be undone, until the history changes.
  let historyEnds = KnownHistoryEnds()

  /// Changes of files, one after the other.
  let writes = WorkQueue()

  /// How far the running build is.
  let progress = WorkProgress()

  /// How far sending is.
  let sendProgress = WorkProgress()

  private let clock: @Sendable () -> Int64

  /// Questions about one episode, each of which takes a moment.
  private let questions = WorkQueue(.high)

  /// Measurements with other repairs, which nothing else waits for.
  let trials = WorkQueue(.utility)

  /// Lists of all episodes, without their sound.
  private let surveys = WorkQueue()

  /// Questions that can make Roadcast listen to every recording.
  private let checks = WorkQueue(.utility)

  /// New episodes and recordings, which may have to be converted.
  let intakes = WorkQueue(.utility)

  /// Builds and rehearsals, which can take minutes.
  let builds = WorkQueue(.utility)

  /// Encodes drafts' recordings ahead of their being played.
  ///
  /// Builds have it encode theirs too, so that no recording is encoded twice and players come first.
  let masters = MasterQueue()

  /// What drafts to listen to are made from, by their names.
  private let renderings = Mutex<[(name: String, rendering: DraftRendering)]>([])

  /// What's known of files that haven't changed since they were read.
  let memory = WorkspaceMemory()

  private static let mostRenderings = 12

  /// Sending, which can take as long as the network.
  let sends = WorkQueue(.utility)

  /// Transcribing, which can take as long as the recordings.
  let transcriptions = WorkQueue(.utility)

  /// What a build would change, and what a target would get, which can take as long.
  let comparisons = WorkQueue(.utility)

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
      progress: progress,
      memory: memory,
      masters: masters
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
    // What takes no time doesn't wait for what's being measured.
    guard measures else {
      return try await production(unsaved: unsaved).draft(of: slug, measures: false)
    }
    let draft = try await questions.run { [self] in
      try await production(unsaved: unsaved).draft(of: slug)
    }
    // Whoever listens to a saved change doesn't have to wait for it.
    if unsaved.isEmpty, draft.episode?.status != .expired {
      await masters.encode(draft, from: try workspace())
    }
    return draft
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
  ///
  /// It can be played at once, and is on the disk as soon as everything in it is encoded.
  ///
  /// - Parameters:
  ///   - slug: The episode.
  ///   - key: The feed's, as addresses have it.
  /// - Returns: What's to be made.
  /// - Throws: If something can't be read.
  func rendering(of slug: String, for key: String) async throws -> DraftRendering? {
    let found = try await withPriority(.high) { [self] in
      try await production().rendering(of: slug, in: scratch.drafts) { FeedKey.text($0) == key }
    }
    guard let rendering = found else { return nil }
    let name = WorkspacePath.name(of: rendering.path)
    renderings.withLock { known in
      known.removeAll { $0.name == name }
      known.append((name, rendering))
      known.removeFirst(max(0, known.count - Self.mostRenderings))
    }
    return rendering
  }

  /// The draft to listen to that has a name; nil if it wasn't asked for lately.
  func rendering(called name: String) -> DraftRendering? {
    renderings.withLock { $0.first { $0.name == name }?.rendering }
  }

  /// Finds out what a build would change.
  func rehearse() async throws -> Report {
    // Its folder would be the one of a build of this process.
    try await builds.run { [self] in try await production(progress: progress).rehearse() }
  }

  /// Runs the show's transcriber for an episode's recordings without a transcript.
  ///
  /// - Parameters:
  ///   - slug: The episode.
  ///   - author: Who asks; nil if that isn't known.
  /// - Returns: The new transcripts, and what went wrong.
  /// - Throws: If the workspace can't be read.
  func transcribe(_ slug: String, author: String?) async throws -> TranscriptionReport {
    let report = try await transcriptions.run { [self] in
      var options = Production.Options(now: now, jobs: ProcessEnvironment.cores)
      options.slugs = [slug]
      let production = Production(
        workspace: try workspace(),
        options: options,
        progress: WorkProgress()
      )
      return try await production.transcribe(limit: nil)
    }
    if !report.written.isEmpty {
      note(
        "Transcribe \(EditRequest.list(report.written.map { WorkspacePath.name(of: $0.audio) }))",
        by: author,
        about: "episodes/\(slug)",
        creating: report.written.map(\.transcript),
        canBeUndone: true
      )
    }
    return report
  }
}
