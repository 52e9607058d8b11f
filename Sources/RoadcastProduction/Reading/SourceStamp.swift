import RoadcastFiles

/// What identifies everything in a workspace's `episodes/` without reading it.
package struct SourceStamp: Equatable, Sendable {
  private var files: [String: FileStamp] = [:]

  /// Looks at every file; links aren't followed.
  package init(of workspace: Workspace) { add(workspace.path("episodes"), depth: 0) }

  /// Deeper folders belong to no episode.
  private static let maximumDepth = 4

  private mutating func add(_ folder: String, depth: Int) {
    for name in FileSystem.names(in: folder) ?? [] {
      let path = "\(folder)/\(name)"
      if let stamp = FileStamp(path: path) {
        files[path] = stamp
      } else if depth < Self.maximumDepth, FileSystem.isFolder(path) {
        add(path, depth: depth + 1)
      }
    }
  }
}
