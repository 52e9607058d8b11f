package import RoadcastFiles
package import RoadcastModel

/// What was done, and undoing it.
extension EditDesk {
  /// Notes work that's done, such as a build, with the texts that it wrote.
  ///
  /// - Parameters:
  ///   - note: Who did what.
  ///   - files: The paths of new files in the workspace.
  ///   - canBeUndone: Whether all that it did was to write these texts, so that it can be undone.
  /// - Throws: If the history can't be written.
  package func record(
    _ note: StepNote,
    creating files: [String] = [],
    canBeUndone: Bool = false
  ) throws {
    let history = EditHistory(root: root)
    let lock = try history.lock()
    defer { _ = lock }
    let planned = files.compactMap { file -> PlannedWrite? in
      guard let new = try? open(file) else { return nil }
      return PlannedWrite(before: Draft(file: file, bytes: nil), bytes: new.bytes)
    }
    let isEdit = canBeUndone && planned.count == files.count && !planned.isEmpty
    _ = try history.add(planned, as: note, kind: isEdit ? .edit : .work)
  }

  /// The last steps, the newest first, without those that undid or redid others.
  ///
  /// - Parameters:
  ///   - limit: The most steps.
  ///   - path: The file or the folder whose steps alone are wanted; nil for all.
  /// - Returns: Nothing where nothing was changed yet.
  /// - Throws: If the history can't be read.
  package func steps(limit: Int = 100, of path: String? = nil) throws(WorkFailure) -> [EditStep] {
    try EditHistory(root: root).steps(limit: limit, of: path)
  }

  /// The changes of a file or a folder that can be undone and redone.
  ///
  /// - Parameter path: The file or the folder.
  /// - Returns: Neither where nothing was changed yet.
  /// - Throws: If the history can't be read.
  package func ends(of path: String) throws(WorkFailure) -> EditHistoryEnds {
    try EditHistory(root: root).ends(of: path)
  }

  /// Changes whenever the history does; nil without a history.
  package var historyStamp: FileStamp? { EditHistory(root: root).stamp }

  /// A step by its number; nil if the history doesn't have it any more.
  package func step(_ number: Int) throws(WorkFailure) -> EditStep? {
    try EditHistory(root: root).step(number)
  }

  /// A step's content of a file before or after it; nil where there was no file, or it's no longer known.
  package func content(_ version: FileVersion) -> [UInt8]? {
    EditHistory(root: root).content(version)
  }

  /// Brings the files of a step back to what they were before it.
  ///
  /// - Parameters:
  ///   - number: The step's.
  ///   - author: Who undoes it.
  ///   - moment: When.
  /// - Returns: The step, undone.
  /// - Throws: `EditConflict` if someone has changed one of its files since the step; `WorkFailure`.
  package func undo(_ number: Int, by author: String? = nil, at moment: Moment) throws -> EditStep {
    try change(number, to: \.before, kind: .undo(number), by: author, at: moment)
  }

  /// Does a step again that was undone.
  ///
  /// - Parameters:
  ///   - number: The step's.
  ///   - author: Who does it.
  ///   - moment: When.
  /// - Returns: The step, done again.
  /// - Throws: `EditConflict` if someone has changed one of its files since the step was undone; `WorkFailure`.
  package func redo(_ number: Int, by author: String? = nil, at moment: Moment) throws -> EditStep {
    try change(number, to: \.after, kind: .redo(number), by: author, at: moment)
  }

  private func change(
    _ number: Int,
    to side: KeyPath<EditStep.Change, FileVersion>,
    kind: EditStep.Kind,
    by author: String?,
    at moment: Moment
  ) throws -> EditStep {
    let history = EditHistory(root: root)
    let lock = try history.lock()
    defer { _ = lock }
    guard let step = try history.step(number) else {
      throw WorkFailure("there's no step \(number) in the history any more")
    }
    guard step.kind != .work else {
      throw WorkFailure("this can't be undone here: it was more than a change of texts")
    }
    var planned: [PlannedWrite] = []
    for change in step.changes {
      let wanted = change[keyPath: side]
      let other = side == \.before ? change.after : change.before
      let disk = try open(change.file)
      if disk.version == wanted { continue }
      if change.before == change.after {
        // The step changed nothing in it. It can list its recordings by now.
        if side == \.before, let named = step.added.first(where: { isNamed($0, in: disk) }) {
          let name = WorkspacePath.name(of: named.file)
          throw WorkFailure("\(change.file) lists \(name) by now; remove it from the list first")
        }
        continue
      }
      let bytes = history.content(wanted)
      guard bytes != nil || wanted == .missing else {
        throw WorkFailure(
          "\(change.file) can't be brought back: the history doesn't have it any more"
        )
      }
      guard disk.version == other else {
        throw EditConflict(file: change.file, yours: bytes, disk: disk)
      }
      planned.append(PlannedWrite(before: disk, bytes: bytes))
    }
    let direction = side == \.before ? Direction.away : .back
    try requireMovable(step, direction, in: history)
    let note = StepNote(author: author, at: moment, what: step.what)
    // No manifest names a file that isn't there.
    if direction == .back { try move(step, direction, in: history) }
    let done: EditStep
    do {
      if planned.isEmpty {
        // Someone else has done it already, here or with git.
        guard !step.added.isEmpty || (step.undoneBy != nil) != (side == \.before) else {
          return step
        }
        done = try history.add([], as: note, kind: kind)
      } else {
        done = try write(planned, as: note, kind: kind, in: history)
      }
    } catch {
      if direction == .back { try? move(step, .away, in: history) }
      throw error
    }
    do {
      if direction == .away { try move(step, direction, in: history) }
    } catch {
      // It's undone as a whole or not at all.
      if takeBack(planned) { history.forget(done) }
      throw error
    }
    return try history.step(number) ?? step
  }

  /// What can be done about a step: it must be the last one that changed its files.
  ///
  /// - Parameter step: One of the steps.
  /// - Returns: Whether its files are still what it made of them, or what they were before it. A file that
  ///   can't be opened any more is something else. A text that it left as it was can be anything, unless it
  ///   names an added file.
  package func state(of step: EditStep) -> EditStep.State {
    guard step.kind != .work else { return .lasting }
    var isDone = true
    var isUndone = true
    for change in step.changes {
      guard let disk = try? open(change.file) else { return .changedSince }
      if change.before == change.after {
        if disk.version != change.after, step.added.contains(where: { isNamed($0, in: disk) }) {
          isDone = false
        }
        continue
      }
      if disk.version != change.after { isDone = false }
      if disk.version != change.before { isUndone = false }
    }
    for added in step.added {
      if added.isAt("\(root)/\(added.file)") { isUndone = false } else { isDone = false }
    }
    guard !isDone else { return .done }
    guard isUndone else { return .changedSince }
    return hasFiles(of: step) ? .undone : .lost
  }
}
