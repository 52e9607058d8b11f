import Logging
import RoadcastFiles
import RoadcastModel
import RoadcastSubscribers
import ServiceLifecycle
import Synchronization

/// What's served: the two published folders and the subscribers, always as they are now.
///
/// A task looks for changes several times a second. Requests take what it found last, which costs nothing.
final class Site: Service {
  /// Everything that was found at one moment.
  final class Snapshot: Sendable {
    let base: BaseAddress?
    let trees: [OutputTree: PublishedTree]
    let directory: SubscriberDirectory?

    /// Raised with every build.
    let version: Int
    fileprivate let stamp: SubscriberStore.Stamp?

    fileprivate init(
      base: BaseAddress? = nil,
      trees: [OutputTree: PublishedTree] = [:],
      directory: SubscriberDirectory? = nil,
      version: Int = 0,
      stamp: SubscriberStore.Stamp? = nil
    ) {
      self.base = base
      self.trees = trees
      self.directory = directory
      self.version = version
      self.stamp = stamp
    }
  }

  private let root: String
  private let store: SubscriberStore
  private let logger: Logger
  private let snapshot = Mutex(Snapshot())

  /// The last reason why a folder couldn't be read: it's reported once.
  private let failure = Mutex("")

  /// Held while it's looked for changes.
  private let refreshing = Mutex(())

  /// How often it looks for changes.
  private static let interval = Duration.milliseconds(200)

  /// - Parameters:
  ///   - root: The workspace's folder, an absolute path.
  ///   - store: The workspace's subscribers.
  ///   - logger: Gets what's wrong with files that changed meanwhile.
  init(root: String, store: SubscriberStore, logger: Logger) {
    self.root = root
    self.store = store
    self.logger = logger
  }

  /// What was found last.
  var current: Snapshot { snapshot.withLock { $0 } }

  /// Reads everything for the first time.
  ///
  /// - Throws: If the subscribers' file has errors, or something can't be read.
  func load() throws {
    let stamp = store.stamp
    let directory = try store.loadDirectory()
    let (base, trees) = try openTrees(known: Snapshot())
    snapshot.withLock {
      $0 = Snapshot(base: base, trees: trees, directory: directory, stamp: stamp)
    }
  }

  func run() async throws {
    try? await cancelWhenGracefulShutdown {
      while true {
        try await Task.sleep(for: Self.interval)
        self.refresh()
      }
    }
  }

  /// Reads what has changed.
  ///
  /// What can't be read stays as it was, and is read again when it changes.
  func refresh() { refreshing.withLock { _ in refreshAlone() } }

  /// Whether a build has put another folder in the place of one that was found.
  func isOutdated(_ snapshot: Snapshot) -> Bool {
    snapshot.trees.contains { !$0.value.folder.isStill(at: path(of: $0.key)) }
  }

  private func path(of tree: OutputTree) -> String { "\(root)/\(tree.folderName)" }

  private func refreshAlone() {
    let old = current
    let stamp = store.stamp
    var directory = old.directory
    if stamp != old.stamp {
      do {
        directory = try store.loadDirectory()
        logger.info("read the subscribers again")
      } catch {
        logger.error(
          "the subscribers' file has changed and can't be used, so the last good one stays in use",
          metadata: ["reason": "\(Self.reason(error))"]
        )
      }
    }
    var opened = (base: old.base, trees: old.trees)
    do {
      opened = try openTrees(known: old)
      failure.withLock { $0 = "" }
    } catch {
      note(error)
    }
    let areSame =
      opened.trees.count == old.trees.count
      && opened.trees.allSatisfy { $0.value === old.trees[$0.key] }
    guard stamp != old.stamp || !areSame else { return }
    if !areSame { logger.info("serving the new build") }
    let new = Snapshot(
      base: opened.base,
      trees: opened.trees,
      directory: directory,
      version: old.version + (areSame ? 0 : 1),
      stamp: stamp
    )
    snapshot.withLock { $0 = new }
  }

  /// Opens the folders that a build has put in place since the last time.
  private func openTrees(
    known: Snapshot
  ) throws(WorkFailure) -> (base: BaseAddress?, trees: [OutputTree: PublishedTree]) {
    var folders: [OutputTree: Folder] = [:]
    for tree in OutputTree.allCases {
      let path = path(of: tree)
      if let folder = known.trees[tree]?.folder, folder.isStill(at: path) {
        folders[tree] = folder
      } else if FileSystem.exists(path) {
        folders[tree] = try Folder(path)
      }
    }
    var base = known.base
    if let open = folders[.open] {
      if open !== known.trees[.open]?.folder {
        base = try (try? open.file(FeedLayout.feed(.main))).flatMap { file throws(WorkFailure) in
          try BaseAddress(of: file)
        }
      }
    } else {
      base = nil
    }
    guard let base else { return (nil, [:]) }
    var trees: [OutputTree: PublishedTree] = [:]
    for (kind, folder) in folders {
      let old = known.trees[kind]
      trees[kind] =
        old?.folder === folder && base == known.base
        ? old : PublishedTree(kind, folder: folder, base: base)
    }
    return (base, trees)
  }

  private func note(_ error: WorkFailure) {
    let isKnown = failure.withLock { failure in
      defer { failure = error.message }
      return failure == error.message
    }
    if !isKnown { logger.error("a folder can't be read", metadata: ["reason": "\(error.message)"]) }
  }

  private static func reason(_ error: any Error) -> String {
    switch error {
    case let failure as WorkFailure: failure.message
    case let damage as DamagedSubscribers: damage.diagnostics.map(\.message).joined(separator: "; ")
    default: "\(error)"
    }
  }
}
