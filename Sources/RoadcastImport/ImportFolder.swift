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

  /// Whether no earlier run has left anything in ``staging``.
  let isNew: Bool

  /// Where everything is collected until all of it is there.
  static let stagingName = "episodes.importing"

  /// Looks at a folder.
  ///
  /// - Parameter path: An absolute path; there doesn't have to be a folder.
  /// - Throws: If it's a workspace that no import made, or what an earlier run noted can't be read.
  init(_ path: String) throws(WorkFailure) {
    self.path = path
    let staging = "\(path)/\(Self.stagingName)"
    stored = try ImportState(in: path)
    isWorkspace = FileSystem.exists("\(path)/episodes")
    isNew = !FileSystem.exists(staging)
    if isWorkspace {
      try Self.requireImported("\(path)/episodes", stored, isNew ? nil : staging)
    } else if FileSystem.exists(path) {
      try FileSystem.requireFolder(path)
    }
    try FileSystem.requireFolder(staging)
  }

  /// Checks that an import made the episodes of a workspace.
  private static func requireImported(
    _ episodes: String,
    _ stored: ImportState?,
    _ staging: String?
  ) throws(WorkFailure) {
    guard let stored else { throw refusal(episodes) }
    if stored.isFirst {
      if let staging {
        throw WorkFailure(
          "\(episodes) appeared while the import into this folder was unfinished; to go on with the import, "
            + "move it away and run the same command again; to keep it, import into another folder and remove "
            + staging
        )
      }
      // The run that made the workspace may have been killed right after that.
      let isMade = stored.slugs.values.contains { slug in
        FileSystem.exists("\(episodes)/\(slug)/episode.yml")
      }
      guard isMade else { throw refusal(episodes) }
    }
    guard FileSystem.exists("\(episodes)/show.yml") else { throw refusal(episodes) }
    guard !stored.slugs.isEmpty else {
      throw WorkFailure(
        "\(episodes) was imported by an earlier version, which didn't note its episodes, so they would be "
          + "added again; choose another folder"
      )
    }
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

  /// Checks that what's collected can be moved to the episodes in one step.
  ///
  /// - Throws: If the episodes are on another mount, of the same disk or another one.
  func requireOneMount() throws(WorkFailure) {
    guard isWorkspace, !FileSystem.canMove(from: isNew ? path : staging, to: root) else { return }
    throw WorkFailure(
      "\(root) is another mount than \(path), or a link to one, and what's fetched has to be moved there in one "
        + "step; mount \(path) as a whole, or move the episodes into it for the import"
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
