import RoadcastFiles
import RoadcastModel

/// `.roadcast/history/`: a file for each step, and one for each version of a file.
///
/// It may be removed at any time: nothing but undoing needs it.
struct EditHistory {
  /// The folder in the workspace.
  static let folder = ".roadcast/history"

  /// The number of steps from which on the oldest are removed.
  private static let mostSteps = 1_000

  /// The largest number that a step can have: eight digits.
  private static let mostNumber = 99_999_999

  private let root: String
  var path: String { "\(root)/\(Self.folder)" }
  private var versions: String { "\(path)/versions" }

  /// - Parameter root: The workspace's folder, an absolute path.
  init(root: String) { self.root = root }

  /// Keeps other processes from changing files or the history while it exists.
  func lock() throws(WorkFailure) -> FolderLock? {
    for folder in ["\(root)/.roadcast", path, versions] {
      try FileSystem.requireFolder(folder)
      try FileSystem.createFolder(folder, withParents: false)
    }
    return try FolderLock(path) {}
  }

  // MARK: Reading

  /// The steps' numbers, ascending.
  var numbers: [Int] {
    (FileSystem.names(in: path) ?? []).compactMap { name in
      guard name.hasSuffix(".json"), let number = Int(name.dropLast(5)),
        (1...Self.mostNumber).contains(number), file(number).hasSuffix("/\(name)")
      else { return nil }
      return number
    }.sorted()
  }

  func step(_ number: Int) throws(WorkFailure) -> EditStep? {
    guard var step = try read(number) else { return nil }
    for later in numbers.reversed() {
      if later == number { break }
      guard let other = try read(later) else { continue }
      if other.kind == .redo(number) { break }
      if other.kind == .undo(number) {
        step.undoneBy = StepNote(author: other.author, at: other.moment, what: other.what)
        break
      }
    }
    return step
  }

  func steps(limit: Int, of path: String?) throws(WorkFailure) -> [EditStep] {
    var steps: [EditStep] = []
    var marks: [Int: StepNote?] = [:]
    for number in numbers.reversed() {
      guard steps.count < limit else { break }
      guard var step = try read(number) else { continue }
      switch step.kind {
      case .undo(let other):
        let note = StepNote(author: step.author, at: step.moment, what: step.what)
        if marks[other] == nil { marks.updateValue(note, forKey: other) }
      case .redo(let other):
        if marks[other] == nil { marks.updateValue(nil, forKey: other) }
      case .edit, .work:
        guard path.map(step.isAbout) ?? true else { continue }
        step.undoneBy = marks[number] ?? nil
        steps.append(step)
      }
    }
    return steps
  }

  func ends(of path: String) throws(WorkFailure) -> EditHistoryEnds {
    var ends = EditHistoryEnds()
    var isUndone: [Int: Bool] = [:]
    var gone: Set<Int> = []
    var hasLaterEdit = false
    for number in numbers.reversed() {
      guard let step = try read(number) else { continue }
      switch step.kind {
      case .undo(let other):
        guard isUndone[other] == nil else { continue }
        isUndone[other] = true
        // Whoever undoes a change and makes another one has decided against it.
        if hasLaterEdit { gone.insert(other) }
      case .redo(let other): isUndone[other] = isUndone[other] ?? false
      case .edit where step.isAbout(path):
        hasLaterEdit = true
        guard isUndone[number] == true else {
          ends.undo = step
          return ends
        }
        if !gone.contains(number) { ends.redo = step }
      case .edit, .work: break
      }
    }
    return ends
  }

  /// Changes whenever the history does.
  var stamp: FileStamp? { FileStamp(folder: path) }

  private func read(_ number: Int) throws(WorkFailure) -> EditStep? {
    let bytes = try InputFile.existing(at: file(number))?.read(limit: 1 << 20) ?? nil
    // A failing disk can leave half a step. It can't be undone, but the others can.
    return bytes.flatMap { StoredStep(bytes: $0)?.step(number) }
  }

  func content(_ version: FileVersion) -> [UInt8]? {
    guard let hash = version.hash,
      let bytes = (try? InputFile.existing(at: "\(versions)/\(hash)")?.read(limit: 16 << 20))
        ?? nil,
      FileVersion(of: bytes) == version
    else { return nil }
    return bytes
  }

  private func file(_ number: Int) -> String {
    let digits = String(number)
    return "\(path)/\(String(repeating: "0", count: max(0, 8 - digits.count)))\(digits).json"
  }

  // MARK: Writing

  /// Adds a step, before what it does is done: a step that's killed midway can then be undone.
  ///
  /// - Parameters:
  ///   - writes: The files that are about to be written.
  ///   - note: Who does what.
  ///   - kind: What the step is.
  ///   - added: The files that it adds as they are.
  ///   - present: The texts that are what it makes of them already.
  /// - Returns: The step.
  /// - Throws: If it can't be written.
  func add(
    _ writes: [PlannedWrite],
    as note: StepNote,
    kind: EditStep.Kind,
    adding added: [AddedFile] = [],
    noting present: [PlannedWrite] = []
  ) throws(WorkFailure) -> EditStep {
    for write in writes + present {
      if let bytes = write.before.bytes { try keep(bytes, as: write.before.version) }
      if let bytes = write.bytes { try keep(bytes, as: write.after) }
    }
    let numbers = numbers
    let number = (numbers.last ?? 0) + 1
    guard number <= Self.mostNumber else {
      throw WorkFailure("the history of changes is full; remove \(Self.folder)/")
    }
    let step = EditStep(
      number: number,
      kind: kind,
      author: note.author,
      moment: note.moment,
      what: note.what,
      subject: note.subject,
      changes: (writes + present).map {
        EditStep.Change(file: $0.file, before: $0.before.version, after: $0.after)
      },
      added: added
    )
    try write(StoredStep(step).bytes, to: file(step.number))
    if numbers.count > Self.mostSteps { prune(numbers, sparing: kind.other) }
    return step
  }

  /// Removes a step that couldn't be done.
  func forget(_ step: EditStep) { FileSystem.removeFile(file(step.number)) }

  /// Makes one step of one that's done and the one before it, where they belong together.
  ///
  /// - Parameter step: The last step.
  /// - Returns: The step, or both as one.
  /// - Throws: If the history can't be read or written.
  func joining(_ step: EditStep) throws(WorkFailure) -> EditStep {
    guard let last = numbers.last(where: { $0 < step.number }),
      let joined = try step.joined(to: read(last))
    else { return step }
    if joined.changes.contains(where: { $0.before != $0.after }) {
      try write(StoredStep(joined).bytes, to: file(joined.number))
    } else {
      // Everything is as it was before both.
      forget(joined)
    }
    forget(step)
    return joined
  }

  private func keep(_ bytes: [UInt8], as version: FileVersion) throws(WorkFailure) {
    guard let hash = version.hash, content(version) == nil else { return }
    try write(bytes, to: "\(versions)/\(hash)")
  }

  /// What's in it can be secret still: a draft, or who has approved it.
  private func write(_ bytes: [UInt8], to path: String) throws(WorkFailure) {
    let file = try PendingFile(for: path, isSecret: true)
    try file.append(bytes)
    try file.sync()
    try file.commit(replaces: true)
  }

  /// Removes the oldest fifth of the steps, and the versions that no other step needs.
  ///
  /// - Parameters:
  ///   - numbers: The steps' numbers, ascending.
  ///   - spared: The step that is being undone or redone, which stays.
  private func prune(_ numbers: [Int], sparing spared: Int?) {
    for number in numbers.prefix(Self.mostSteps / 5) where number != spared {
      FileSystem.removeFile(file(number))
    }
    var needed: Set<String> = []
    for number in self.numbers {
      guard let step = try? read(number) else { continue }
      for change in step.changes {
        needed.formUnion([change.before.hash, change.after.hash].compactMap(\.self))
      }
    }
    pruneKept(sparing: spared)
    for name in FileSystem.names(in: versions) ?? [] where !needed.contains(name) {
      FileSystem.removeFile("\(versions)/\(name)")
    }
  }
}
