package import RoadcastFiles
import RoadcastModel

/// Reads and writes the files that people edit, and remembers each step.
///
/// A file is written only if it's still what the person started from. A reader, or a crash, sees the old
/// file or the new one.
package struct EditDesk: Sendable {
  /// The workspace's folder, an absolute path.
  package let root: String

  /// The most bytes that a file to edit can have.
  private static let limit = 8 << 20

  /// - Parameter root: The workspace's folder, an absolute path.
  package init(root: String) { self.root = root }

  // MARK: Reading

  /// Reads a file.
  ///
  /// - Parameter file: Its path in the workspace.
  /// - Returns: Its content, with what identifies it; without content if there's no file.
  /// - Throws: If it can't be read, is a link, or isn't in `episodes/`.
  package func open(_ file: String) throws(WorkFailure) -> Draft {
    try requireEditable(file)
    return Draft(file: file, bytes: try bytes(of: file))
  }

  private func bytes(of file: String) throws(WorkFailure) -> [UInt8]? {
    let folder = try Folder(root)
    let opened: InputFile
    do throws(InputFile.OpenFailure) {
      opened = try folder.file(file)
    } catch {
      guard case .missing = error else { throw WorkFailure("\(file) \(error.message)") }
      return nil
    }
    guard let bytes = try opened.read(limit: Self.limit) else {
      throw Self.tooLarge(file)
    }
    return bytes
  }

  private static func tooLarge(_ file: String) -> WorkFailure {
    WorkFailure("\(file) is too large to be edited; the limit is \(limit >> 20) MiB")
  }

  /// Only what people write can be changed here.
  func requireEditable(_ file: String) throws(WorkFailure) {
    guard case .success(file) = WorkspacePath.resolve(file, in: ""), file.hasPrefix("episodes/")
    else {
      throw WorkFailure("\(file.quoted) isn't in episodes/; only files there can be edited")
    }
  }

  // MARK: Writing

  /// Writes files, all of which must still be what the person started from.
  ///
  /// - Parameters:
  ///   - changes: At most one for each file.
  ///   - files: The paths of files that were just put into episodes' folders as a part of the step. Transcripts
  ///     are noted as texts, which can be changed and undone like any other.
  ///   - note: Who does what.
  /// - Returns: The step; nil where nothing changes.
  /// - Throws: `EditConflict` if a file has changed meanwhile, and then nothing is written; `WorkFailure` if
  ///   something can't be written.
  @discardableResult
  package func save(
    _ changes: [FileChange],
    adding files: [String] = [],
    as note: StepNote
  ) throws -> EditStep? {
    let history = EditHistory(root: root)
    let lock = try history.lock()
    defer { _ = lock }
    var (added, present) = try added(files)
    var planned: [PlannedWrite] = []
    for change in changes {
      guard change.bytes?.count ?? 0 <= Self.limit else { throw Self.tooLarge(change.file) }
      let disk = try open(change.file)
      guard disk.version == change.base || disk.bytes == change.bytes else {
        throw EditConflict(file: change.file, yours: change.bytes, disk: disk)
      }
      if disk.bytes != change.bytes {
        planned.append(PlannedWrite(before: disk, bytes: change.bytes))
      } else if !added.isEmpty {
        // The text of an episode without a list, which may name the file later.
        present.append(PlannedWrite(before: disk, bytes: disk.bytes))
      }
    }
    guard added.isEmpty && present.isEmpty else {
      return try write(
        planned,
        as: note,
        kind: .edit,
        in: history,
        adding: added,
        noting: present
      )
    }
    guard !planned.isEmpty else { return nil }
    return try write(planned, as: note, kind: .edit, in: history)
  }

  /// Writes one file.
  ///
  /// - Parameters:
  ///   - draft: The file as it was read.
  ///   - bytes: Its new content.
  ///   - note: Who does what.
  /// - Returns: The file as it is now, for the next change.
  /// - Throws: `EditConflict`, or `WorkFailure`.
  package func save(_ draft: Draft, bytes: [UInt8], as note: StepNote) throws -> Draft {
    try save([FileChange(draft, bytes: bytes)], as: note)
    return Draft(file: draft.file, bytes: bytes)
  }

  func write(
    _ planned: [PlannedWrite],
    as note: StepNote,
    kind: EditStep.Kind,
    in history: EditHistory,
    adding added: [AddedFile] = [],
    noting present: [PlannedWrite] = []
  ) throws -> EditStep {
    // First what's needed to undo it: a step that was killed midway then has its files as they were.
    let step = try history.add(
      planned,
      as: note,
      kind: kind,
      adding: added,
      noting: present
    )
    var written: [PlannedWrite] = []
    do {
      for write in planned {
        try self.write(write)
        written.append(write)
      }
    } catch {
      // A step that never happened can't be undone.
      if takeBack(written) { history.forget(step) }
      throw error
    }
    // The files are written. If the two steps can't be joined, there are two, and both can be undone.
    return (try? history.joining(step)) ?? step
  }

  /// Brings files back that were written before another one couldn't be.
  ///
  /// - Returns: Whether all are as they were.
  func takeBack(_ written: [PlannedWrite]) -> Bool {
    written.reversed().allSatisfy { write in
      let reverse = PlannedWrite(
        before: Draft(file: write.file, bytes: write.bytes),
        bytes: write.before.bytes
      )
      return (try? self.write(reverse)) != nil
    }
  }

  private func write(_ write: PlannedWrite) throws {
    let path = "\(root)/\(write.file)"
    guard let bytes = write.bytes else {
      try requireUnchanged(write)
      FileSystem.removeFile(path)
      guard !FileSystem.exists(path) else {
        throw WorkFailure(
          "can't remove \(write.file); give yourself permission to change its folder"
        )
      }
      return
    }
    // What's written below a link would end up elsewhere.
    guard try Folder(root).names(in: WorkspacePath.folder(of: write.file)) != nil else {
      throw WorkFailure("\(WorkspacePath.folder(of: write.file)) isn't a folder; check the path")
    }
    try PendingFile.replace(
      path,
      with: bytes,
      isNew: write.before.bytes == nil,
      called: write.file
    ) {
      try requireUnchanged(write)
    }
  }

  /// Looks once more, right before a file is replaced.
  private func requireUnchanged(_ write: PlannedWrite) throws {
    let disk = try open(write.file)
    guard disk.version == write.before.version else {
      throw EditConflict(file: write.file, yours: write.bytes, disk: disk)
    }
  }
}

/// A file that is about to be written, or was a moment ago.
struct PlannedWrite {
  let before: Draft
  let bytes: [UInt8]?

  var file: String { before.file }
  var after: FileVersion { FileVersion(of: bytes) }
}
