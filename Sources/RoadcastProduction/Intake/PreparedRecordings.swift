import RoadcastFiles
import RoadcastModel

/// Recordings and transcripts that only have to be moved into an episode's folder.
package struct PreparedRecordings: Sendable {
  struct File: Sendable {
    /// Where it is now: an absolute path.
    var path: String

    /// The name that it should have.
    var name: String
  }

  /// Files that are in the episode's folder now.
  package struct Placed: Sendable {
    /// The names of the recordings, in their order.
    package fileprivate(set) var names: [String] = []

    /// The paths of the files in the workspace that weren't there before, transcripts too.
    package fileprivate(set) var files: [String] = []

    fileprivate var moves: [(from: String, to: String)] = []

    /// Moves the files back.
    package func undo() {
      for move in moves.reversed() { try? FileSystem.rename(move.to, toNew: move.from) }
    }
  }

  let files: [File]

  /// The episode's folder, relative to the workspace.
  let folder: String
  let workspace: Workspace

  /// Moves all files, or none.
  ///
  /// A recording whose name is taken gets a number, and so does its transcript.
  ///
  /// - Returns: What was moved.
  /// - Throws: `WorkFailure` if the folder is gone, or a file can't be moved.
  package func place() throws -> Placed {
    // A workspace remembers what it has read.
    guard let present = try Workspace(root: workspace.root).names(in: folder) else {
      throw WorkFailure("\(folder) isn't a folder any more")
    }
    var placed = Placed()
    do {
      for (file, name) in zip(files, names(beside: present)) {
        if FileKind(name: name) == .recording { placed.names.append(name) }
        let target = workspace.path("\(folder)/\(name)")
        if try hasSameContent(file.path, target) { continue }
        try move(file.path, to: target, called: name)
        placed.moves.append((file.path, target))
        placed.files.append("\(folder)/\(name)")
      }
    } catch {
      placed.undo()
      throw error
    }
    return placed
  }

  /// The name of each file among those that are there.
  private func names(beside present: [String]) -> [String] {
    let sounds = present.filter { FileKind(name: $0).isSound }
    var taken = Set(sounds.map { WorkspacePath.stem(of: $0).stem.lowercased() })
    var stems: [(old: String, new: String)] = []
    for file in files where FileKind(name: file.name) == .recording {
      let stem = WorkspacePath.stem(of: file.name).stem
      var unique = stem
      var number = 2
      // The same recording again, such as one that was removed before, isn't copied twice.
      let isThere =
        present.contains(file.name)
        && (try? hasSameContent(file.path, workspace.path("\(folder)/\(file.name)"))) == true
      while !isThere, taken.contains(unique.lowercased()) {
        unique = "\(stem)-\(number)"
        number += 1
      }
      taken.insert(unique.lowercased())
      stems.append(("\(stem).", "\(unique)."))
    }
    var next = 0
    return files.map { file in
      if FileKind(name: file.name) == .recording {
        next += 1
        return stems[next - 1].new + WorkspacePath.stem(of: file.name).extension
      }
      let own = stems.filter { file.name.hasPrefix($0.old) }.max { $0.old.count < $1.old.count }
      return own.map { $0.new + file.name.dropFirst($0.old.count) } ?? file.name
    }
  }

  private func hasSameContent(_ one: String, _ other: String) throws -> Bool {
    guard FileSystem.exists(other) else { return false }
    return try ImportedRecording.haveSameContent(one, other)
  }

  private func move(_ path: String, to target: String, called name: String) throws(WorkFailure) {
    guard !FileSystem.exists(target) else {
      throw WorkFailure("\(name.quoted) is in the episode's folder already; rename one of the two")
    }
    do {
      try FileSystem.rename(path, toNew: target)
    } catch {
      throw WorkFailure(doing: "write \(folder)/\(name)", error)
    }
  }
}
