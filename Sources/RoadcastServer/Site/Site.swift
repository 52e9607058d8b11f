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

    /// When the subscribers last changed; nanoseconds since 1970.
    var subscribersModified: Int { stamp?.modified ?? 0 }

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

  /// The last reason why the subscribers couldn't be read.
  private let subscribersFailure = Mutex("")

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
  /// What can't be read stays as it was, but for a key: without one, no address works.
  func refresh() { refreshing.withLock { _ in refreshAlone() } }

  /// Whether a build has replaced a folder that was found.
  func isOutdated(_ snapshot: Snapshot) -> Bool {
    snapshot.trees.contains { !$0.value.folder.isStill(at: path(of: $0.key)) }
  }

  private func path(of tree: OutputTree) -> String { "\(root)/\(tree.folderName)" }

  private func refreshAlone() {
    let old = current
    let (directory, stamp) = readDirectory(known: old)
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
    let hasLostKey = directory == nil && old.directory != nil
    guard stamp != old.stamp || hasLostKey || !areSame else { return }
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

  /// Reads the subscribers if they have changed.
  ///
  /// A file with errors is read again when it changes; one that can't be read, the next time.
  private func readDirectory(
    known: Snapshot
  ) -> (directory: SubscriberDirectory?, stamp: SubscriberStore.Stamp?) {
    let stamp = store.stamp
    guard stamp != known.stamp else { return (known.directory, stamp) }
    do {
      let directory = try store.loadDirectory()
      logger.info("read the subscribers again")
      subscribersFailure.withLock { $0 = "" }
      return (directory, stamp)
    } catch let failure as WorkFailure {
      // Without a key, no address can be right.
      let hasKey = store.hasUsableKey
      noteSubscribers(
        failure.message,
        hasKey ? "the last good ones stay in use" : "no address works"
      )
      return (hasKey ? known.directory : nil, known.stamp)
    } catch {
      noteSubscribers(Self.reason(error), "the last good ones stay in use")
      return (known.directory, stamp)
    }
  }

  private func noteSubscribers(_ reason: String, _ result: String) {
    guard subscribersFailure.withLock({ Self.isNew(reason, &$0) }) else { return }
    logger.error(
      "the subscribers' files have changed and can't be used, so \(result)",
      metadata: ["reason": "\(reason)"]
    )
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
    guard failure.withLock({ Self.isNew(error.message, &$0) }) else { return }
    logger.error("a folder can't be read", metadata: ["reason": "\(error.message)"])
  }

  private static func isNew(_ reason: String, _ last: inout String) -> Bool {
    defer { last = reason }
    return last != reason
  }

  private static func reason(_ error: any Error) -> String {
    switch error {
    case let failure as WorkFailure: failure.message
    case let damage as DamagedSubscribers: damage.diagnostics.map(\.message).joined(separator: "; ")
    default: "\(error)"
    }
  }
}
