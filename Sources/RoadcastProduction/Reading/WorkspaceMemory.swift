import RoadcastFiles
import RoadcastModel
import Synchronization

/// What a program that stays open remembers of a workspace, from one question to the next.
///
/// Nothing in it changes an answer: it's used only as long as the files' stamps are the same.
package final class WorkspaceMemory: Sendable {
  /// An episode's folder as it was read, with the stamps of the folder and the files.
  private struct Reading: Sendable {
    var episode: Episode
    var log: DiagnosticLog
    var folder: FileStamp
    var files: [String: FileStamp]
  }

  private struct State {
    /// What the readings depend on besides their files.
    var show: Show?

    /// Counts the shows: what was read with another one isn't remembered.
    var generation = 0
    var readings: [String: Reading] = [:]
    var index: (stamp: FileStamp, content: CacheIndex)?
  }

  private let state = Mutex(State())

  /// What's being measured, for every question that needs it.
  let measurements = SharedMeasurements()

  package init() {}

  // MARK: Episodes

  /// Forgets what was read with another show.
  ///
  /// - Parameter show: The show as it is now.
  /// - Returns: The number of this show, for `reading` and `note`.
  func begin(with show: Show?) -> Int {
    state.withLock { state in
      guard state.show != show else { return state.generation }
      state.show = show
      state.generation += 1
      state.readings = [:]
      return state.generation
    }
  }

  /// What a folder had when it was read last, as long as it's the same.
  ///
  /// - Parameters:
  ///   - name: The folder of an episode.
  ///   - workspace: Where it is.
  ///   - generation: What `begin(with:)` returned.
  /// - Returns: Nil if it has to be read.
  func reading(
    of name: String,
    in workspace: Workspace,
    _ generation: Int
  ) -> (content: EpisodeFolderReader.Content, log: DiagnosticLog)? {
    guard
      let known = state.withLock({ $0.generation == generation ? $0.readings[name] : nil }),
      FileStamp(folder: workspace.path("episodes/\(name)")) == known.folder,
      known.files.allSatisfy({ path, stamp in
        !workspace.isUnsaved(path) && FileStamp(path: workspace.path(path)) == stamp
      })
    else { return nil }
    return (.episode(known.episode), known.log)
  }

  /// Remembers what a folder has.
  ///
  /// - Parameters:
  ///   - reading: What was read.
  ///   - name: The folder.
  ///   - workspace: Where it is.
  ///   - seen: The moment right before it was read.
  ///   - generation: What `begin(with:)` returned.
  func note(
    _ reading: (content: EpisodeFolderReader.Content, log: DiagnosticLog),
    of name: String,
    in workspace: Workspace,
    seen: Int,
    _ generation: Int
  ) {
    // Without segments, folders in the folder count too; without its notes, it isn't known why.
    guard case .episode(let episode) = reading.content, !episode.segments.isEmpty,
      episode.notesFile == nil || episode.notes != nil || episode.texts.notes != nil,
      episode.summaryFile == nil || episode.texts.description != nil,
      let folder = FileStamp(folder: workspace.path("episodes/\(name)")),
      folder.isSettled(at: seen)
    else { return }
    let paths =
      ["episodes/\(name)/episode.yml"]
      + [episode.notesFile, episode.summaryFile].compactMap { $0?.value }
    var files: [String: FileStamp] = [:]
    for path in paths {
      guard !workspace.isUnsaved(path), let stamp = FileStamp(path: workspace.path(path)),
        stamp.isSettled(at: seen)
      else { return }
      files[path] = stamp
    }
    let known = Reading(episode: episode, log: reading.log, folder: folder, files: files)
    state.withLock { state in
      guard state.generation == generation else { return }
      state.readings[name] = known
    }
  }

  // MARK: The cache's index

  /// The cache's index as it was read last, as long as its file is the same.
  func index(_ stamp: FileStamp?) -> CacheIndex? {
    state.withLock { state in
      guard let known = state.index, known.stamp == stamp else { return nil }
      return known.content
    }
  }

  /// Remembers the cache's index.
  ///
  /// - Parameters:
  ///   - index: What was read.
  ///   - stamp: The stamp of its file, from before it was read; nil if there's none.
  func note(_ index: CacheIndex, _ stamp: FileStamp?) {
    guard let stamp, stamp.isSettled(at: FileStamp.now) else { return }
    state.withLock { $0.index = (stamp, index) }
  }
}
