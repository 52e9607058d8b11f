import RoadcastFiles
import RoadcastModel

/// The folder that a show is imported into, with what an earlier run left there.
struct ImportFolder {
  /// An absolute path.
  let path: String

  /// What an earlier run noted; nil for none.
  let stored: ImportState?

  /// Whether the workspace exists already, made by an earlier run.
  let isWorkspace: Bool

  /// Where everything is collected until all of it is there.
  static let stagingName = "episodes.importing"

  /// Looks at a folder.
  ///
  /// - Parameter path: An absolute path; there doesn't have to be a folder.
  /// - Throws: If it's a workspace that no import made.
  init(_ path: String) throws(WorkFailure) {
    self.path = path
    stored = ImportState(in: path)
    let episodes = "\(path)/episodes"
    isWorkspace = FileSystem.exists(episodes)
    if isWorkspace, stored == nil || !FileSystem.exists("\(episodes)/show.yml") {
      throw Self.refusal(episodes)
    }
    if isWorkspace, let stored, stored.slugs.isEmpty {
      throw WorkFailure(
        "\(episodes) was imported by an earlier version, which didn't note its episodes, so they would be "
          + "added again; choose another folder"
      )
    }
    if !isWorkspace, FileSystem.exists(path) { try FileSystem.requireFolder(path) }
    try FileSystem.requireFolder("\(path)/\(Self.stagingName)")
  }

  private static func refusal(_ episodes: String) -> WorkFailure {
    WorkFailure(
      "\(episodes) already exists, and wasn't made by an import of this feed; choose another folder"
    )
  }

  /// Where the episodes' folders are in the end.
  var root: String { "\(path)/episodes" }

  /// Where everything is collected until all of it is there.
  var staging: String { "\(path)/\(Self.stagingName)" }

  /// Checks that what's there is from the same show.
  ///
  /// - Parameters:
  ///   - feed: The state of the feed.
  ///   - show: The show's guid, by which it's known at another address too.
  /// - Throws: If it's another show's. What's there is never removed: audio can take hours to fetch.
  func requireSameShow(_ feed: ImportState, _ show: String) throws(WorkFailure) {
    guard isWorkspace || FileSystem.exists(staging) else { return }
    if let stored, stored.feed == feed.feed || stored.show == show { return }
    guard !isWorkspace else { throw Self.refusal(root) }
    throw WorkFailure(
      "\(staging) is from the import of another feed; finish that import, remove the folder, or choose "
        + "another one"
    )
  }

  /// The folders of episodes that no import made.
  var foreignSlugs: Set<String> {
    guard isWorkspace else { return [] }
    return Set(FileSystem.names(in: root) ?? []).subtracting(stored?.slugs.values.map(\.self) ?? [])
  }

  /// Checks that the disk has room for audio.
  ///
  /// - Parameter bytes: The size that the feed states.
  /// - Throws: If there's less.
  func requireRoom(for bytes: Int) throws(WorkFailure) {
    // What's kept of a file is part of the sum, so this is only for what can't fit in any case.
    var place = path
    while !FileSystem.exists(place), let slash = place.lastIndex(of: "/"), slash > place.startIndex
    {
      place = String(place[..<slash])
    }
    guard let free = FileSystem.freeBytes(at: place), free < bytes else { return }
    throw WorkFailure(
      "the audio needs \(bytes / 1_000_000) MB, and only \(free / 1_000_000) MB are free in \(place); "
        + "free some space, or add --no-audio"
    )
  }
}
