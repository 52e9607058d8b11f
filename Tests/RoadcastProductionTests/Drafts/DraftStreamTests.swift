import Foundation
import RoadcastAudio
import RoadcastFiles
import RoadcastModel
import RoadcastTesting
import Synchronization
import Testing

@testable import RoadcastProduction

/// Drafts that are played while they're made.
struct DraftStreamTests {
  /// Lets work in once it's opened.
  private actor Gate {
    private var isOpen = false
    private var waiting: [CheckedContinuation<Void, Never>] = []

    func pass() async {
      if isOpen { return }
      await withCheckedContinuation { waiting.append($0) }
    }

    func open() {
      isOpen = true
      for continuation in waiting { continuation.resume() }
      waiting = []
    }
  }

  private let folder: SampleWorkspace
  private let drafts: TemporaryFolder

  init() throws {
    folder = try SampleWorkspace()
    drafts = try TemporaryFolder()
    try folder.addEpisode(
      "first",
      recordings: [
        "01.wav": .tone(400, seconds: 3), "02.wav": .tone(300, seconds: 2),
      ]
    )
  }

  private func production(
    _ memory: WorkspaceMemory? = nil,
    progress: any ProgressObserver = NoProgress(),
    masters: MasterQueue? = nil
  ) throws -> Production {
    Production(
      workspace: try Workspace(root: folder.path),
      options: Production.Options(now: try Moment.parse(SampleWorkspace.now).get(), jobs: 2),
      progress: progress,
      memory: memory,
      masters: masters
    )
  }

  private func rendering(_ slug: String = "first") async throws -> DraftRendering {
    let found = try await production().rendering(of: slug, in: drafts.path) { $0 == .main }
    return try #require(found)
  }

  private func bytes(_ stream: DraftStream) async throws -> [UInt8] {
    var stream = stream
    var bytes: [UInt8] = []
    while let block = try await stream.next() { bytes += block }
    return bytes
  }

  @Test func `what's played while it's made is the published file but for one count`() async throws
  {
    let gate = Gate()
    let queue = MasterQueue { work in
      await gate.pass()
      await work()
    }
    let rendering = try await rendering()
    #expect(try await rendering.make(with: queue) == false)
    var early = rendering.stream(with: queue)
    let head = try #require(try await early.next())
    await gate.open()
    var played = head
    while let block = try await early.next() { played += block }
    await queue.waitUntilIdle()
    #expect(try await rendering.make(with: queue))
    let whole = try drafts.read(WorkspacePath.name(of: rendering.path))
    #expect(played.count == whole.count)
    let different = zip(played, whole).enumerated().filter { $0.element.0 != $0.element.1 }
    #expect(different.allSatisfy { $0.offset < head.count })
    #expect(different.count <= 16)
    // Once everything is in the cache, it's read from there.
    #expect(try await bytes(rendering.stream(with: queue)) == played)
  }

  @Test func `a build leaves encoding to the queue, where players come first`() async throws {
    let gate = Gate()
    let queue = MasterQueue { work in
      await gate.pass()
      await work()
    }
    try folder.addEpisode(
      "second",
      recordings: ["01.wav": .tone(500, seconds: 4), "02.wav": .tone(600, seconds: 4)]
    )
    let build = Task {
      try await production(masters: queue).build()
    }
    // Both of the build's first recordings are waiting.
    while await queue.waitingRecordings.count < 2 { try await Task.sleep(for: .milliseconds(10)) }
    let rendering = try await rendering("second")
    let playing = Task { try await bytes(rendering.stream(with: queue)) }
    while await queue.waitingRecordings.count < 3 { try await Task.sleep(for: .milliseconds(10)) }
    #expect(await queue.waitingRecordings.first?.hasPrefix("episodes/second/") == true)
    await gate.open()
    #expect(try await playing.value.count > 10_000)
    #expect(try await build.value.build?.changed == true)
    #expect(try folder.names(in: ".roadcast/cache/masters").count == 4)
  }

  @Test(.timeLimit(.minutes(1)))
  func `what a build needs isn't waited for`() async throws {
    let gate = Gate()
    let queue = MasterQueue { work in
      await gate.pass()
      await work()
    }
    let workspace = try Workspace(root: folder.path)
    let recordings = try await production().draft(of: "first").recordings.values
    for recording in recordings {
      _ = await queue.master(of: recording, from: workspace, for: .building)
    }
    await queue.waitUntilIdle()
    await gate.open()
  }

  @Test(.timeLimit(.minutes(1)), arguments: [false, true])
  func `a build doesn't fail because of another file with the same content`(
    isJoinedLater: Bool
  ) async throws {
    let gate = Gate()
    let queue = MasterQueue { work in
      await gate.pass()
      await work()
    }
    let workspace = try Workspace(root: folder.path)
    try folder.addEpisode("second", recordings: ["02.wav": .tone(300, seconds: 2)])
    let all = try await production().draft(of: "first").recordings.values
    let other = try #require(all.first { $0.recording.path == "episodes/first/02.wav" })
    let own = try #require(try await production().draft(of: "second").recordings.values.first)
    #expect(other.key == own.key)
    try folder.remove("episodes/first/02.wav")
    if !isJoinedLater { _ = await queue.master(of: other, from: workspace, for: .building) }
    let build = Task {
      let cache = Cache(workspace: workspace)
      var encoder = MasterEncoder(
        workspace: workspace,
        cache: cache,
        workers: WorkerPool(limit: 2)
      )
      encoder.queue = queue
      return try await encoder.encode([own], progress: NoProgress())
    }
    while await queue.waitingRecordings != ["episodes/second/02.wav"] {
      try await Task.sleep(for: .milliseconds(10))
    }
    if isJoinedLater { _ = await queue.master(of: other, from: workspace, for: .building) }
    await gate.open()
    #expect(try await build.value == ["episodes/second/02.wav"])
    #expect(try folder.names(in: ".roadcast/cache/masters").count == 1)
  }

  /// Counts the recordings that are measured, each of which takes a while.
  private final class Listener: ProgressObserver {
    let heard = Mutex<[String]>([])

    func waitForBuild(of folder: String) {}
    func begin(_ step: StepName) {}
    func willEncode(seconds: Double) {}
    func encoded(seconds: Double, of recording: String) {}

    func listening(to recording: String) {
      heard.withLock { $0.append(recording) }
      usleep(300_000)
    }
  }

  @Test func `two questions at once measure a recording once`() async throws {
    let listener = Listener()
    let production = try production(WorkspaceMemory(), progress: listener)
    async let draft = production.draft(of: "first")
    async let rendering = production.rendering(of: "first", in: drafts.path) { $0 == .main }
    #expect(try await draft.episode?.programmes.first?.duration == rendering?.duration)
    #expect(
      listener.heard.withLock(\.self).sorted() == [
        "episodes/first/01.wav", "episodes/first/02.wav",
      ]
    )
  }

  @Test func `a question about one recording doesn't wait until all others are measured`()
    async throws
  {
    for number in 1...6 {
      let tone = WAV.tone(200 + 20 * Double(number), seconds: 1)
      try folder.write(tone.bytes, to: "episodes/first/1\(number).wav")
    }
    try folder.addEpisode("second", recordings: ["01.wav": .tone(500, seconds: 1)])
    let listener = Listener()
    let production = try production(WorkspaceMemory(), progress: listener)
    let survey = Task { try await production.survey(feed: nil, readsRecordings: true) }
    while listener.heard.withLock(\.isEmpty) { try await Task.sleep(for: .milliseconds(5)) }
    #expect(try await production.draft(of: "second").episode?.programmes.isEmpty == false)
    #expect(Set(listener.heard.withLock(\.self)).count < 8)
    _ = try await survey.value
  }

  @Test func `recordings are encoded ahead, and someone who waits comes first`() async throws {
    let queue = MasterQueue()
    let draft = try await production().draft(of: "first")
    await queue.encode(draft, from: try Workspace(root: folder.path))
    await queue.waitUntilIdle()
    #expect(try folder.names(in: ".roadcast/cache/masters").count == 2)
    #expect(try await rendering().make(with: queue))
  }

  @Test(.timeLimit(.minutes(1)))
  func `whoever waits goes on once nothing has to be encoded any more`() async throws {
    let gate = Gate()
    let queue = MasterQueue { work in
      await gate.pass()
      await work()
    }
    let workspace = try Workspace(root: folder.path)
    var draft = try await production().draft(of: "first")
    await queue.encode(draft, from: workspace)
    let waiting = Task { await queue.waitUntilIdle() }
    try await Task.sleep(for: .milliseconds(50))
    // What's wanted now needs nothing.
    draft.recordings = [:]
    await queue.encode(draft, from: workspace)
    await waiting.value
    await gate.open()
  }

  @Test(.timeLimit(.minutes(1)))
  func `whoever waits can be cancelled`() async throws {
    let gate = Gate()
    let queue = MasterQueue { work in
      await gate.pass()
      await work()
    }
    let rendering = try await rendering()
    let playing = Task { try await bytes(rendering.stream(with: queue)) }
    try await Task.sleep(for: .milliseconds(50))
    let waiting = Task { await queue.waitUntilIdle() }
    try await Task.sleep(for: .milliseconds(50))
    playing.cancel()
    waiting.cancel()
    await #expect(throws: CancellationError.self) { try await playing.value }
    await waiting.value
    await gate.open()
  }

  @Test func `a player that pauses keeps no build from removing masters`() async throws {
    let queue = MasterQueue()
    let rendering = try await rendering()
    let whole = try await bytes(rendering.stream(with: queue))
    await queue.waitUntilIdle()
    var stream = rendering.stream(with: queue)
    var played: [UInt8] = []
    for _ in 0..<2 { played += try await stream.next() ?? [] }
    let cache = Cache(workspace: try Workspace(root: folder.path))
    // The encoder lets go of them a moment after the last one.
    for _ in 0..<100 where try !folder.names(in: ".roadcast/cache/masters").isEmpty {
      cache.keepMasters([])
      try await Task.sleep(for: .milliseconds(20))
    }
    #expect(try folder.names(in: ".roadcast/cache/masters").isEmpty)
    while let block = try await stream.next() { played += block }
    #expect(played == whole)
  }

  @Test func `what was read with another show isn't remembered`() throws {
    let workspace = try Workspace(root: folder.path)
    let show = try #require(workspace.readShow().show)
    let reading = try EpisodeFolderReader(workspace: workspace, show: show).read("first")
    let memory = WorkspaceMemory()
    func note(_ generation: Int) {
      memory.note(reading, of: "first", in: workspace, seen: .max, generation)
    }
    let old = memory.begin(with: show)
    let new = memory.begin(with: nil)
    note(old)
    #expect(memory.reading(of: "first", in: workspace, new) == nil)
    note(new)
    #expect(memory.reading(of: "first", in: workspace, new) != nil)
    #expect(memory.reading(of: "first", in: workspace, old) == nil)
  }

  @Test func `a recording that changed ends the stream with the reason`() async throws {
    let queue = MasterQueue()
    let rendering = try await rendering()
    try folder.write(WAV.tone(500, seconds: 1).bytes, to: "episodes/first/01.wav")
    await #expect(throws: WorkFailure.self) {
      _ = try await bytes(rendering.stream(with: queue))
    }
  }

  @Test func `what's remembered is what's on the disk`() async throws {
    let memory = WorkspaceMemory()
    try folder.write(
      "title: A\npublished: 2026-11-20\nnotes: n.md\nsegments: [{ audio: 01.wav }]\n",
      to: "episodes/first/episode.yml"
    )
    try folder.write("One.\n", to: "episodes/first/n.md")
    func notes() async throws -> String? {
      try await production(memory).draft(of: "first").episode?.episode.notes?.value
    }
    #expect(try await notes() == "One.\n")
    // Long enough ago that a later change has another time.
    for name in ["episode.yml", "n.md", ""] {
      let path = "\(folder.path)/episodes/first/\(name)"
      try FileManager.default.setAttributes(
        [.modificationDate: Date(timeIntervalSince1970: 1_700_000_000)],
        ofItemAtPath: path
      )
    }
    #expect(try await notes() == "One.\n")
    #expect(try await notes() == "One.\n")
    try folder.write("Two.\n", to: "episodes/first/n.md")
    #expect(try await notes() == "Two.\n")
    try folder.remove("episodes/first/n.md")
    #expect(try await notes() == nil)
    try folder.write("Three.\n", to: "episodes/first/n.md")
    #expect(try await notes() == "Three.\n")
  }

  @Test func `what two runs find out at once is kept`() throws {
    let cache = Cache(workspace: try Workspace(root: folder.path))
    let other = Cache(workspace: try Workspace(root: folder.path))
    func fingerprint(_ hash: String) -> CacheIndex.Fingerprint {
      CacheIndex.Fingerprint(
        stamp: FileStamp(size: 1, modified: 1, changed: 1, inode: 1),
        seen: 2,
        hash: hash
      )
    }
    var base = CacheIndex()
    base.fingerprints = ["gone": fingerprint("0"), "same": fingerprint("1")]
    try cache.save(base)
    var mine = cache.loadIndex()
    let known = mine
    var theirs = other.loadIndex()
    theirs.fingerprints["theirs"] = fingerprint("2")
    theirs.fingerprints["gone"] = nil
    try other.save(theirs, unless: known)
    mine.fingerprints["mine"] = fingerprint("3")
    try cache.save(mine, unless: known)
    #expect(Set(cache.loadIndex().fingerprints.keys) == ["same", "theirs", "mine"])
  }
}
