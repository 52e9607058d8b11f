package import RoadcastFiles
import RoadcastHashing
import RoadcastModel

/// The folder that's published, as the last build left it.
package struct FeedFolder: Sendable {
  /// An absolute path.
  package let path: String

  /// What's published, sorted by path.
  package let files: [FeedFile]

  /// What's in the folder and isn't published; sorted.
  package let leftOut: [String]

  /// What web servers and hosts read, so that it's published though no build has made it.
  static let serverFiles: Set = [
    ".htaccess", "CNAME", "robots.txt", "_headers", "_redirects", "favicon.ico",
  ]

  /// Whether a file with this path can ever be published.
  ///
  /// - Parameter path: Relative to the folder.
  /// - Returns: False for a path that no feed has.
  static func isPossible(_ path: String) -> Bool {
    FeedLayout.isPossible(path) || serverFiles.contains(path)
  }

  /// Reads the folder; only files that have changed since the last time are read.
  ///
  /// - Parameters:
  ///   - path: An absolute path.
  ///   - built: The stamps of the files that builds have written, by their paths.
  ///   - others: The stamps of the other files, by their paths.
  ///   - root: The workspace's folder, an absolute path: it remembers the hashes.
  /// - Throws: If a file can't be read.
  package init(
    _ path: String,
    built: [String: FileStamp],
    others: [String: FileStamp],
    in root: String
  ) throws(WorkFailure) {
    guard built[FeedLayout.feed(.main)] != nil else {
      throw WorkFailure("\(path) has no feed.xml; run `roadcast build` first")
    }
    var memory = HashMemory(file: "\(root)/\(PublishingState.hashes)")
    let wanted =
      built.filter { Self.isPossible($0.key) }
      .merging(others.filter { Self.serverFiles.contains($0.key) }) { first, _ in first }
    let folder = try Folder(path)
    var files: [FeedFile] = []
    files.reserveCapacity(wanted.count)
    for (name, stamp) in wanted {
      let hash = try memory.hash(of: name, stamp, in: folder)
      files.append(FeedFile(path: name, size: stamp.size, hash: hash))
    }
    memory.keep(Set(wanted.keys))
    memory.save()
    self.path = path
    self.files = files.sorted { $0.path < $1.path }
    leftOut = (Array(built.keys) + others.keys).filter { wanted[$0] == nil }.sorted()
  }
}
