package import RoadcastFiles
import RoadcastModel

/// `.roadcast/fetches/last.txt`: when each subscriber's app last got something from `serve`.
///
/// It's a line for each person: their id and a time. Any number of servers may write it. Nothing depends on it:
/// it can be removed at any time, and a server that can't write it serves all the same.
package struct FetchStore: Sendable {
  /// The folder, which the server must be able to change.
  package static let folder = ".roadcast/fetches"

  private static let fileName = "last.txt"

  /// The workspace's folder, an absolute path.
  private let root: String

  /// - Parameter root: The workspace's folder, an absolute path without a slash at its end.
  package init(root: String) { self.root = root }

  private var folder: String { "\(root)/\(Self.folder)" }
  private var path: String { "\(folder)/\(Self.fileName)" }

  /// Reads the times.
  ///
  /// - Returns: Seconds since 1970, by the subscriber's id; nothing if no server has written any.
  /// - Throws: If the file can't be read.
  package func read() throws(WorkFailure) -> [String: Int64] {
    guard let file = try InputFile.existing(at: path),
      let bytes = try file.read(limit: Limits.subscribersBytes)
    else { return [:] }
    var times: [String: Int64] = [:]
    for line in bytes.split(separator: UInt8(ascii: "\n")) {
      let words = line.split(separator: UInt8(ascii: " ")).map {
        String(decoding: $0, as: UTF8.self)
      }
      // Someone may have edited it, or a disk may have damaged it.
      guard words.count == 2, let number = Int(words[0]), number > 0,
        case .success(let time) = Moment.parse(words[1])
      else { continue }
      times[String(number)] = time.seconds
    }
    return times
  }

  /// Adds later times, while no other server does.
  ///
  /// - Parameter news: Seconds since 1970, by the subscriber's id.
  /// - Throws: If the file can't be read or written.
  package func add(_ news: [String: Int64]) throws(WorkFailure) {
    try FileSystem.createFolder(folder, withParents: false)
    let lock = try FolderLock(folder) {}
    defer { _ = lock }
    let old = try read()
    let all = old.merging(news) { max($0, $1) }
    guard all != old else { return }
    let lines = all.sorted { (Int($0.key) ?? 0) < (Int($1.key) ?? 0) }.map { id, time in
      "\(id) \(Moment(seconds: time).rfc3339)\n"
    }
    let file = try PendingFile(for: path)
    try file.append(Array(lines.joined().utf8))
    file.keepAttributes()
    try file.commit(replaces: true, called: "\(Self.folder)/\(Self.fileName)")
  }
}
