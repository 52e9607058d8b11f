import RoadcastFiles
import RoadcastHashing
import RoadcastModel

/// What identifies the manifests of a workspace without reading them: what decides which episodes are due.
package struct ManifestStamp: Equatable, Sendable {
  /// A hash of all stamps.
  package let digest: String

  /// Looks at the manifests, the folders that they're in and the file of subscribers.
  package init(of workspace: Workspace) {
    var lines: [String] = []
    func add(_ path: String) {
      guard let stamp = FileStamp(path: path) else { return }
      lines.append("\(path) \(stamp.size) \(stamp.modified) \(stamp.changed) \(stamp.inode)")
    }
    let episodes = workspace.path("episodes")
    add("\(episodes)/show.yml")
    add(workspace.path("\(Workspace.stateFolder)/subscribers.json"))
    for name in FileSystem.names(in: episodes) ?? [] {
      let folder = "\(episodes)/\(name)"
      // A folder without a manifest matters as soon as it has one.
      lines.append(name)
      add("\(folder)/episode.yml")
    }
    digest = Digest.hex(lines.joined(separator: "\n").utf8)
  }
}
