import RoadcastFiles
import RoadcastModel

/// `.roadcast/history/kept/`: the files that undone steps had added, so that they can be added again.
extension EditHistory {
  /// The most bytes that are kept; beyond that, those of the oldest steps are removed.
  private static let mostKeptBytes = 8 << 30

  private var kept: String { "\(path)/kept" }

  /// Finds out where a step's file is while the step is undone.
  ///
  /// - Parameters:
  ///   - position: The file's position in the step.
  ///   - number: The step's number.
  /// - Returns: An absolute path.
  func keptPath(_ position: Int, of number: Int) -> String { "\(kept)/\(number)-\(position)" }

  func makeKeptFolder() throws(WorkFailure) {
    try FileSystem.requireFolder(kept)
    try FileSystem.createFolder(kept, withParents: false)
  }

  /// Removes the files of steps that the history doesn't have any more, and the oldest beyond what's kept.
  ///
  /// - Parameter last: The step that is undone or redone right now, whose files stay.
  func pruneKept(sparing last: Int?) {
    let steps = Set(numbers)
    var files: [(number: Int, path: String, size: Int)] = []
    for name in FileSystem.names(in: kept) ?? [] {
      guard let number = name.split(separator: "-").first.flatMap({ Int($0) }) else { continue }
      let path = "\(kept)/\(name)"
      if steps.contains(number) || number == last {
        files.append((number, path, FileStamp(path: path)?.size ?? 0))
      } else {
        FileSystem.removeFile(path)
      }
    }
    var size = files.reduce(0) { $0 + $1.size }
    for file in files.sorted(by: { $0.number < $1.number })
    where size > Self.mostKeptBytes && file.number != last {
      FileSystem.removeFile(file.path)
      size -= file.size
    }
  }
}
