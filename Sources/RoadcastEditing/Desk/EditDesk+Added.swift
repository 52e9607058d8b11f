import RoadcastFiles
import RoadcastModel

/// Files that steps add, which are moved and never read.
extension EditDesk {
  /// Which way files are moved.
  enum Direction {
    /// Into the history, which undoes a step.
    case away

    /// Where the step had put them.
    case back
  }

  /// Finds out what files are that were just put into episodes' folders.
  ///
  /// - Returns: The files that stay as they are, and the texts.
  func added(
    _ files: [String]
  ) throws(WorkFailure) -> (files: [AddedFile], texts: [PlannedWrite]) {
    var added: [AddedFile] = []
    var texts: [PlannedWrite] = []
    for file in files {
      try requireEditable(file)
      // A transcript that's too large to be edited is left as it is.
      if FileKind(name: WorkspacePath.name(of: file)) == .transcript, let text = try? open(file),
        text.bytes != nil
      {
        texts.append(PlannedWrite(before: Draft(file: file, bytes: nil), bytes: text.bytes))
        continue
      }
      guard let stamp = FileStamp(path: "\(root)/\(file)") else {
        throw WorkFailure("\(file) isn't a file any more")
      }
      added.append(AddedFile(file: file, stamp: stamp))
    }
    return (added, texts)
  }

  /// Whether the files that a step had added are there, or in the history: without them, it can't be redone.
  package func hasFiles(of step: EditStep) -> Bool {
    step.added.indices.allSatisfy { position in
      step.added[position].isAt("\(root)/\(step.added[position].file)")
        || keptFile(position, of: step) != nil
    }
  }

  /// Where the history keeps a file that an undone step had added.
  ///
  /// - Parameters:
  ///   - position: The file's position in the step.
  ///   - step: The step.
  /// - Returns: An absolute path; nil where there's none.
  package func keptFile(_ position: Int, of step: EditStep) -> String? {
    guard step.added.indices.contains(position) else { return nil }
    let path = EditHistory(root: root).keptPath(position, of: step.number)
    return step.added[position].isAt(path) ? path : nil
  }

  /// Whether a manifest names an added file, though the step hadn't changed it.
  func isNamed(_ added: AddedFile, in manifest: Draft) -> Bool {
    let text = EditableManifest(manifest.bytes ?? [], file: manifest.file)
    return (0..<(text.listedSegments ?? 0)).contains { position in
      guard let name = text.text(at: .segment(position).key("audio")) else { return false }
      let folder = WorkspacePath.folder(of: manifest.file)
      guard case .success(added.file) = WorkspacePath.resolve(name, in: folder) else {
        return false
      }
      return true
    }
  }

  /// Whether a step's files can be moved, before anything is.
  ///
  /// - Throws: `WorkFailure` if one was replaced, or the history doesn't have it any more.
  func requireMovable(
    _ step: EditStep,
    _ direction: Direction,
    in history: EditHistory
  ) throws(WorkFailure) {
    for (position, added) in step.added.enumerated() {
      try requireEditable(added.file)
      let path = "\(root)/\(added.file)"
      switch direction {
      case .away:
        guard added.isAt(path) || !FileSystem.exists(path) else {
          throw WorkFailure("\(added.file) was changed since, so adding it can't be undone")
        }
      case .back:
        if added.isAt(path) { continue }
        guard !FileSystem.exists(path) else {
          throw WorkFailure("another file is \(added.file) by now; rename it first")
        }
        guard added.isAt(history.keptPath(position, of: step.number)) else {
          throw WorkFailure(
            "\(added.file) can't be brought back: the history doesn't have it any more"
          )
        }
      }
    }
  }

  /// Moves a step's files, or none of them.
  func move(
    _ step: EditStep,
    _ direction: Direction,
    in history: EditHistory
  ) throws(WorkFailure) {
    guard !step.added.isEmpty else { return }
    try history.makeKeptFolder()
    var moves: [(from: String, to: String)] = []
    for (position, added) in step.added.enumerated() {
      let place = "\(root)/\(added.file)"
      let kept = history.keptPath(position, of: step.number)
      let (from, to) = direction == .away ? (place, kept) : (kept, place)
      guard added.isAt(from) else { continue }
      do {
        // What's moved below a link would end up elsewhere.
        guard try Folder(root).names(in: WorkspacePath.folder(of: added.file)) != nil else {
          throw WorkFailure(
            "\(WorkspacePath.folder(of: added.file)) isn't a folder; check the path"
          )
        }
        if direction == .away { FileSystem.removeFile(kept) }
        try FileSystem.rename(from, toNew: to)
        moves.append((from, to))
      } catch {
        for move in moves.reversed() { try? FileSystem.rename(move.to, toNew: move.from) }
        throw error as? WorkFailure ?? WorkFailure(doing: "move \(added.file)", error)
      }
    }
    if direction == .away { history.pruneKept(sparing: step.number) }
  }
}
