import RoadcastEditing
import RoadcastFiles
import RoadcastModel
import RoadcastTesting
import Testing

struct EditDeskTests {
  private let folder: TemporaryFolder
  private let file = "episodes/a/episode.yml"
  private let now = Moment(seconds: 1_795_000_000)

  init() throws {
    folder = try TemporaryFolder()
    try folder.write("title: One\n", to: file)
  }

  private var desk: EditDesk { EditDesk(root: folder.path) }

  private func note(_ what: String = "Change the title", after seconds: Int64 = 0) -> StepNote {
    StepNote(author: "dana@example.com", at: now.advanced(by: seconds), what: what)
  }

  @discardableResult
  private func save(_ text: String, after seconds: Int64 = 0) throws -> Draft {
    try desk.save(desk.open(file), bytes: Array(text.utf8), as: note(after: seconds))
  }

  @Test func `a file is written, undone and redone, by another process too`() throws {
    try save("title: Two\n")
    try save("title: Three\n", after: 100)
    let steps = try desk.steps()
    #expect(steps.map(\.number) == [2, 1])
    #expect(steps.map(\.author) == ["dana@example.com", "dana@example.com"])
    #expect(steps[0].moment == now.advanced(by: 100))
    #expect(desk.state(of: steps[0]) == .done)
    #expect(desk.state(of: steps[1]) == .changedSince)
    let undone = try desk.undo(2, by: "ann@example.com", at: now.advanced(by: 200))
    #expect(undone.undoneBy?.author == "ann@example.com")
    #expect(folder.text(file) == "title: Two\n")
    _ = try desk.undo(1, at: now.advanced(by: 201))
    #expect(folder.text(file) == "title: One\n")
    #expect(try desk.steps().map { $0.undoneBy != nil } == [true, true])
    let redone = try desk.redo(1, at: now.advanced(by: 202))
    #expect(redone.undoneBy == nil)
    #expect(folder.text(file) == "title: Two\n")
    #expect(try desk.steps().count == 2)
  }

  @Test func `files that a step added are taken away, and brought back`() throws {
    let sound = "episodes/a/x.wav"
    try folder.write("sound", to: sound)
    let change = FileChange(try desk.open(file), bytes: Array("title: Two\n".utf8))
    let saved = try desk.save([change], adding: [sound], as: note("Add x.wav"))
    let step = try #require(saved)
    #expect(desk.state(of: step) == .done)
    #expect(try desk.ends(of: "episodes/a").undo?.number == 1)
    _ = try desk.undo(1, at: now)
    #expect(folder.text(file) == "title: One\n")
    #expect(!folder.exists(sound))
    #expect(desk.state(of: step) == .undone)
    // Nothing that has its name by now is replaced.
    try folder.write("other", to: sound)
    #expect(throws: WorkFailure.self) { try desk.redo(1, at: now) }
    #expect(folder.text(sound) == "other")
    #expect(folder.text(file) == "title: One\n")
    try folder.remove(sound)
    _ = try desk.redo(1, at: now)
    #expect(folder.text(sound) == "sound")
    #expect(folder.text(file) == "title: Two\n")
    // What someone recorded anew stays.
    try folder.remove(sound)
    try folder.write("again", to: sound)
    #expect(desk.state(of: step) == .changedSince)
    #expect(throws: WorkFailure.self) { try desk.undo(1, at: now) }
    #expect(folder.text(sound) == "again")
    #expect(folder.text(file) == "title: Two\n")
  }

  @Test func `a file that was added alone is taken away as long as no list names it`() throws {
    let sound = "episodes/a/x.wav"
    try folder.write("sound", to: sound)
    let same = FileChange(try desk.open(file), bytes: Array("title: One\n".utf8))
    try desk.save([same], adding: [sound], as: note("Add x.wav"))
    let step = try #require(try desk.step(1))
    try save("title: One\nsegments:\n  - audio: 'x.wav'\n")
    #expect(desk.state(of: step) == .changedSince)
    #expect(throws: WorkFailure.self) { try desk.undo(1, at: now) }
    #expect(folder.exists(sound))
    // Someone changes something else in an editor.
    try folder.write("title: One\nsegments:\n  - audio: y.wav\n", to: file)
    #expect(desk.state(of: step) == .done)
    _ = try desk.undo(1, at: now)
    #expect(!folder.exists(sound))
    #expect(desk.state(of: step) == .undone)
    _ = try desk.redo(1, at: now)
    #expect(folder.text(sound) == "sound")
    #expect(folder.text(file) == "title: One\nsegments:\n  - audio: y.wav\n")
  }

  @Test func `a transcript that was added and corrected is taken away with its recording`() throws {
    let (sound, text) = ("episodes/a/x.wav", "episodes/a/x.vtt")
    try folder.write("sound", to: sound)
    try folder.write("WEBVTT\n", to: text)
    let change = FileChange(try desk.open(file), bytes: Array("title: Two\n".utf8))
    try desk.save([change], adding: [sound, text], as: note("Add x.wav"))
    _ = try desk.save(desk.open(text), bytes: Array("WEBVTT 2\n".utf8), as: note("Correct"))
    _ = try desk.undo(2, at: now)
    _ = try desk.undo(1, at: now)
    #expect(!folder.exists(sound) && !folder.exists(text))
    _ = try desk.redo(1, at: now)
    #expect(folder.text(sound) == "sound")
    #expect(folder.text(text) == "WEBVTT\n")
  }

  @Test func `a recording that was restored from a copy is still the one that was added`() throws {
    let step = try addSound()
    let path = "\(folder.path)/episodes/a/x.wav"
    let copy = Command("sh", ["-c", "cp -p \"$0\" \"$0.2\" && mv \"$0.2\" \"$0\"", path])
    #expect(try copy.run().end == .exited(0))
    #expect(desk.state(of: step) == .done)
    _ = try desk.undo(1, at: now)
    #expect(!folder.exists("episodes/a/x.wav"))
  }

  /// Adds a recording as step 1.
  private func addSound() throws -> EditStep {
    try folder.write("sound", to: "episodes/a/x.wav")
    let change = FileChange(try desk.open(file), bytes: Array("title: Two\n".utf8))
    let step = try desk.save([change], adding: ["episodes/a/x.wav"], as: note("Add x.wav"))
    return try #require(step)
  }

  @Test func `undoing the oldest step of a full history keeps what it takes away`() throws {
    _ = try addSound()
    for number in 2...1_001 {
      let name = String(String(100_000_000 + number).dropFirst())
      try folder.write(
        #"{"changes": [], "date": "2026-11-20T06:00:00Z", "what": "Build", "work": true}"#,
        to: ".roadcast/history/\(name).json"
      )
    }
    _ = try desk.undo(1, at: now)
    #expect(!folder.exists("episodes/a/x.wav"))
    #expect(try desk.steps(limit: .max).count < 1_000)
    _ = try desk.redo(1, at: now)
    #expect(folder.text("episodes/a/x.wav") == "sound")
    #expect(folder.text(file) == "title: Two\n")
  }

  @Test func `a step whose file can't be taken away isn't undone`() throws {
    let step = try addSound()
    try folder.write("in the way", to: ".roadcast/history/kept")
    #expect(throws: WorkFailure.self) { try desk.undo(1, at: now) }
    #expect(folder.text(file) == "title: Two\n")
    #expect(folder.text("episodes/a/x.wav") == "sound")
    #expect(desk.state(of: step) == .done)
    #expect(try desk.step(1)?.undoneBy == nil)
    #expect(try desk.ends(of: "episodes/a").undo?.number == 1)
    try folder.remove(".roadcast/history/kept")
    _ = try desk.undo(1, at: now)
    #expect(folder.text(file) == "title: One\n")
  }

  @Test func `a step without the file that it had added is lost`() throws {
    let step = try addSound()
    _ = try desk.undo(1, at: now)
    #expect(desk.hasFiles(of: step))
    #expect(desk.keptFile(0, of: step) == "\(folder.path)/.roadcast/history/kept/1-0")
    try folder.remove(".roadcast/history/kept/1-0")
    #expect(desk.state(of: step) == .lost)
    #expect(!desk.hasFiles(of: step))
    #expect(throws: WorkFailure.self) { try desk.redo(1, at: now) }
  }

  @Test func `a history that names a file elsewhere moves nothing`() throws {
    _ = try addSound()
    try folder.write("", to: "feed/feed.xml")
    let paths = ["episodes/a/x.wav", "feed/x.wav"].map { "\(folder.path)/\($0)" }
    #expect(try Command("mv", paths).run().end == .exited(0))
    let stored = ".roadcast/history/00000001.json"
    let text = try #require(folder.text(stored))
    try folder.write(text.replacing("episodes/a/x.wav", with: "feed/x.wav"), to: stored)
    #expect(throws: WorkFailure.self) { try desk.undo(1, at: now) }
    #expect(folder.text("feed/x.wav") == "sound")
    #expect(folder.text(file) == "title: Two\n")
  }

  @Test func `a file that someone else changed is never written over`() throws {
    let draft = try desk.open(file)
    try folder.write("title: Theirs\n", to: file)
    let error = #expect(throws: EditConflict.self) {
      try desk.save(draft, bytes: Array("title: Mine\n".utf8), as: note())
    }
    #expect(error?.yours == Array("title: Mine\n".utf8))
    #expect(error?.disk.bytes == Array("title: Theirs\n".utf8))
    #expect(folder.text(file) == "title: Theirs\n")
    #expect(try desk.steps().isEmpty)
    // Whoever has seen both can decide.
    if let error { _ = try desk.save(error.disk, bytes: error.yours ?? [], as: note()) }
    #expect(folder.text(file) == "title: Mine\n")
  }

  @Test func `a step isn't undone when its file was changed since`() throws {
    try save("title: Two\n")
    try folder.write("title: Theirs\n", to: file)
    let error = #expect(throws: EditConflict.self) { try desk.undo(1, at: now) }
    #expect(error?.yours == Array("title: One\n".utf8))
    #expect(folder.text(file) == "title: Theirs\n")
  }

  @Test func `redo offers the change that was undone last, not one that another replaced`() throws {
    try save("title: Two\n")
    _ = try desk.undo(1, at: now)
    try save("title: Three\n", after: 100)
    #expect(try desk.ends(of: file).undo?.number == 3)
    _ = try desk.undo(3, at: now.advanced(by: 101))
    let ends = try desk.ends(of: file)
    #expect(ends.undo == nil)
    #expect(ends.redo?.number == 3)
  }

  @Test func `a change that git took back is undone all the same`() throws {
    try save("title: Two\n")
    try save("title: Three\n", after: 100)
    try folder.write("title: Two\n", to: file)
    #expect(try desk.undo(2, at: now.advanced(by: 200)).undoneBy != nil)
    #expect(try desk.ends(of: file).undo?.number == 1)
    #expect(try desk.ends(of: file).redo?.number == 2)
  }

  @Test func `a file that can't be opened any more was changed since`() throws {
    try save("title: Two\n")
    let step = try #require(try desk.steps().first)
    try folder.write("title: Two\n", to: "other.yml")
    try folder.remove(file)
    try folder.link(file, to: "\(folder.path)/other.yml")
    #expect(desk.state(of: step) == .changedSince)
  }

  @Test func `a text that couldn't be opened again isn't written`() throws {
    let bytes = [UInt8](repeating: 65, count: 8 << 20)
    let draft = try desk.save(desk.open(file), bytes: bytes, as: note())
    #expect(throws: WorkFailure.self) { try desk.save(draft, bytes: bytes + [65], as: note()) }
    #expect(try desk.open(file).bytes == bytes)
  }

  @Test func `of several files all are written or none`() throws {
    let notes = try desk.open("episodes/a/notes.md")
    #expect(notes.bytes == nil)
    let manifest = try desk.open(file)
    let changes = [
      FileChange(manifest, bytes: Array("notes: notes.md\n".utf8)),
      FileChange(notes, bytes: Array("# Hello\n".utf8)),
    ]
    try folder.write("Theirs\n", to: "episodes/a/notes.md")
    #expect(throws: EditConflict.self) { try desk.save(changes, as: note()) }
    #expect(folder.text(file) == "title: One\n")
    try folder.remove("episodes/a/notes.md")
    try desk.save(changes, as: note())
    #expect(folder.text("episodes/a/notes.md") == "# Hello\n")
    _ = try desk.undo(1, at: now)
    #expect(!folder.exists("episodes/a/notes.md"))
    #expect(folder.text(file) == "title: One\n")
  }

  @Test func `what one person types into one field is one step`() throws {
    for (index, text) in ["T", "Tw", "Two"].enumerated() {
      var note = note(after: Int64(index) * 10)
      note.subject = "a#title"
      _ = try desk.save(desk.open(file), bytes: Array("title: \(text)\n".utf8), as: note)
    }
    let steps = try desk.steps()
    #expect(steps.count == 1)
    _ = try desk.undo(steps[0].number, at: now)
    #expect(folder.text(file) == "title: One\n")
  }

  @Test func `what is typed and taken back within a step leaves no step`() throws {
    for (index, text) in ["Two", "One"].enumerated() {
      var note = note(after: Int64(index) * 10)
      note.subject = "a#title"
      _ = try desk.save(desk.open(file), bytes: Array("title: \(text)\n".utf8), as: note)
    }
    #expect(try desk.steps().isEmpty)
    #expect(folder.text(file) == "title: One\n")
  }

  @Test func `a step that couldn't be written isn't in the history`() throws {
    var note = note()
    note.subject = "a#title"
    _ = try desk.save(desk.open(file), bytes: Array("title: Two\n".utf8), as: note)
    let changes = [
      FileChange(try desk.open(file), bytes: Array("title: Three\n".utf8)),
      FileChange(file: "episodes/b/new.md", base: .missing, bytes: Array("x".utf8)),
    ]
    #expect(throws: WorkFailure.self) { try desk.save(changes, as: note) }
    #expect(folder.text(file) == "title: Two\n")
    let steps = try desk.steps()
    #expect(steps.map(\.number) == [1])
    #expect(desk.state(of: steps[0]) == .done)
    _ = try desk.undo(1, at: now)
    #expect(folder.text(file) == "title: One\n")
    // What's undone already is left alone.
    #expect(try desk.undo(1, at: now).undoneBy != nil)
    #expect(try folder.names(".roadcast/history").filter { $0.hasSuffix(".json") }.count == 2)
  }

  @Test func `steps of one file are found behind many of others`() throws {
    try save("title: Two\n")
    for index in 0..<5 {
      let other = try desk.open("episodes/b\(index).txt")
      _ = try desk.save(other, bytes: [65], as: note(after: 100))
    }
    #expect(try desk.steps(limit: 1, of: file).map(\.number) == [1])
  }

  @Test(arguments: ["9223372036854775807", "-1", "1", "000000001"])
  func `files of other names aren't steps`(name: String) throws {
    try folder.write("{}", to: ".roadcast/history/\(name).json")
    try save("title: Two\n")
    #expect(try desk.steps().map(\.number) == [1])
  }

  @Test func `nothing is written where nothing changes`() throws {
    try save("title: One\n")
    #expect(try desk.steps().isEmpty)
  }

  @Test(arguments: [
    "feed/feed.xml", "../x", "/etc/passwd", ".roadcast/key", "episodes/../x", "episodes",
  ])
  func `only what people write can be changed`(path: String) {
    #expect(throws: WorkFailure.self) { try desk.open(path) }
  }

  @Test func `links are never followed`() throws {
    try folder.write("secret", to: "secret.txt")
    try folder.link("episodes/a/notes.md", to: "\(folder.path)/secret.txt")
    try folder.link("episodes/b", to: folder.path)
    #expect(throws: WorkFailure.self) { try desk.open("episodes/a/notes.md") }
    #expect(throws: WorkFailure.self) {
      try desk.save(
        [FileChange(file: "episodes/b/new.txt", base: .missing, bytes: [1])],
        as: note()
      )
    }
    #expect(!folder.exists("new.txt"))
  }

  @Test func `a damaged history costs only the steps that are damaged`() throws {
    try save("title: Two\n")
    try save("title: Three\n", after: 100)
    try folder.write("{", to: ".roadcast/history/00000002.json")
    #expect(try desk.steps().map(\.number) == [1])
    try save("title: Four\n", after: 200)
    #expect(try desk.steps().map(\.number) == [3, 1])
  }

  @Test(.enabled(if: SmallDisk.isPossible)) func `on a full disk the old file stays whole`() throws
  {
    let disk = try SmallDisk(kilobytes: 256)
    let small = EditDesk(root: disk.path)
    let old = [UInt8](repeating: 65, count: 20_000)
    try TemporaryFolder.write(old, to: "\(disk.path)/episodes/a/episode.yml")
    for free in [0, 4, 8, 24, 28, 44, 60] {
      try disk.fill(leaving: free, with: "filling")
      let draft = try small.open(file)
      let new = old + [UInt8(free)]
      let isSaved = (try? small.save(draft, bytes: new, as: note())) != nil
      #expect(try small.open(file).bytes == (isSaved ? new : old))
      if isSaved { break }
    }
  }
}

extension TemporaryFolder {
  /// Writes a file outside of a temporary folder, with the folders that it's in.
  fileprivate static func write(_ bytes: [UInt8], to path: String) throws {
    try FileSystem.createFolder(WorkspacePath.folder(of: path))
    try PendingFile.write(bytes, to: path, replaces: false)
  }
}
