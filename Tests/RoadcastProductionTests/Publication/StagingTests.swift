import Foundation
import RoadcastFiles
import RoadcastModel
import RoadcastTesting
import Testing

@testable import RoadcastProduction

struct StagingTests {
  private let folder: TemporaryFolder
  private let workspace: Workspace
  private let path: String

  init() throws {
    folder = try TemporaryFolder()
    try folder.write("title: x", to: "w/episodes/show.yml")
    workspace = try Workspace(root: "\(folder.path)/w")
    path = "\(folder.path)/w/feed"
  }

  /// The next folder, beside the one that's there now.
  private func next() throws -> Staging { Staging(replacing: try LastOutput(path, for: .open)) }

  /// Publishes it.
  private func publish(_ staging: Staging) async throws -> String? {
    try await staging.publish(over: staging.last.listing, isShared: { _ in false }, jobs: 2)
  }

  /// Writes a folder as a build does.
  private func writeOld(_ files: [String: String]) throws {
    for (name, text) in files { try folder.write(text, to: "w/feed/\(name)") }
    try folder.write(OutputMark(of: files.keys).bytes, to: "w/feed/\(OutputMark.path)")
  }

  private func examine(_ output: String) throws {
    let place = OutputFolder(output, for: .open)
    try place.examine(for: workspace)
    _ = try LastOutput(output, for: .open)
  }

  private func inode(_ relative: String) -> UInt64? {
    FileStamp(path: "\(folder.path)/\(relative)")?.inode
  }

  @Test func `the first feed appears whole`() async throws {
    try examine(path)
    let staging = try next()
    try staging.open()
    try staging.write(Array("new".utf8), to: "feed.xml")
    try staging.write(Array("a".utf8), to: "audio/deep/a.mp3")
    #expect(try folder.names("w").count == 2)
    #expect(folder.text("w/feed/feed.xml") == nil)
    #expect(try await publish(staging) == nil)
    #expect(try folder.names("w") == ["episodes", "feed"])
    #expect(folder.text("w/feed/feed.xml") == "new")
    #expect(folder.text("w/feed/audio/deep/a.mp3") == "a")
  }

  @Test func `a later feed replaces it, and kept files are the same files`() async throws {
    try writeOld(["feed.xml": "old", "audio/a.mp3": "kept", "audio/b.mp3": "gone"])
    let kept = inode("w/feed/audio/a.mp3")
    let staging = try next()
    try staging.open()
    try staging.write(Array("new".utf8), to: "feed.xml")
    try staging.keep("audio/a.mp3")
    #expect(folder.text("w/feed/feed.xml") == "old")
    #expect(try await publish(staging) == nil)
    #expect(try folder.names("w") == ["episodes", "feed"])
    #expect(try folder.names("w/feed/audio") == ["a.mp3"])
    #expect(folder.text("w/feed/feed.xml") == "new")
    #expect(folder.text("w/feed/audio/a.mp3") == "kept")
    #expect(kept != nil && inode("w/feed/audio/a.mp3") == kept)
  }

  @Test(arguments: [false, true])
  func `a kept file that someone changes during the build isn't published`(
    hasOthers: Bool
  ) async throws {
    try writeOld(["index.html": "old page"])
    var files = StagedFiles(staging: try next())
    try files.add(Array("old page".utf8), at: "index.html")
    if hasOthers { try files.add([1], at: "feed.xml") }
    try folder.write("new page", to: "w/feed/index.html")
    let failure = await #expect(throws: WorkFailure.self) { try await files.finish(jobs: 1) }
    #expect(failure?.message == "\(path)/index.html changed during the build; build again")
    #expect(folder.text("w/feed/index.html") == "new page")
  }

  @Test func `a kept file that someone changes as it's published isn't remembered`() async throws {
    try writeOld(["index.html": "old page"])
    var files = StagedFiles(staging: try next())
    try files.add(Array("old page".utf8), at: "index.html")
    try files.add([1], at: "feed.xml")
    #expect(try await files.finish(jobs: 1))
    try await files.complete(jobs: 1)
    #expect(try await files.publish(jobs: 1) == nil)
    #expect(await files.snapshot(isChanged: true, feeds: [:], jobs: 1) != nil)
    try folder.write("new page", to: "w/feed/index.html")
    #expect(await files.snapshot(isChanged: true, feeds: [:], jobs: 1) == nil)
  }

  @Test func `nothing is made in a folder that was removed`() throws {
    let staging = try next()
    try staging.write([1], to: "audio/a.mp3")
    FileSystem.remove(staging.folder)
    #expect(throws: WorkFailure.self) { try staging.write([1], to: "chapters/a.json") }
    #expect(throws: WorkFailure.self) { try staging.write([1], to: "audiences/west/index.html") }
    #expect(try folder.names("w") == ["episodes"])
  }

  @Test func `an abandoned folder leaves no trace`() throws {
    try writeOld(["feed.xml": "old"])
    let staging = try next()
    try staging.open()
    try staging.write([1], to: "audio/a.mp3")
    staging.abandon()
    #expect(try folder.names("w") == ["episodes", "feed"])
    #expect(folder.text("w/feed/feed.xml") == "old")
  }

  @Test func `a file is written once, and kept only if it exists`() throws {
    let staging = try next()
    try staging.open()
    try staging.write([1], to: "a")
    #expect(throws: WorkFailure.self) { try staging.write([2], to: "a") }
    #expect(throws: WorkFailure.self) { try staging.keep("missing") }
    try staging.rename(staging.path("a"), to: "b")
    #expect(throws: WorkFailure.self) { try staging.rename(staging.path("a"), to: "c") }
    #expect(try Data(contentsOf: URL(filePath: staging.path("b"))) == Data([1]))
  }

  @Test func `a symbolic link isn't taken over`() throws {
    try folder.write("secret", to: "secret")
    try writeOld([:])
    try folder.link("w/feed/link", to: "../../secret")
    let staging = try next()
    try staging.open()
    try? staging.keep("link")
    #expect(FileStamp(path: staging.path("link")) == nil)
  }

  @Test func `only leftovers of dead builds are removed`() throws {
    for name in [".feed.new-1", ".feed.new-234-stopped"] {
      try folder.write("x", to: "w/\(name)/audio/a.mp3")
    }
    for name in [".feed.new-x", ".other.new-1", "feed.new-1", ".feed.old"] {
      try folder.write("x", to: "w/\(name)/a")
    }
    try folder.link("w/.feed.new-5", to: "episodes")
    let alive = "w/.feed.new-77"
    try folder.makeFolder(alive)
    let lock = try FolderLock("\(folder.path)/\(alive)")
    #expect(lock != nil)
    let staging = try next()
    staging.sweep()
    try staging.open()
    #expect(try folder.names("w").contains(".feed.new-77"))
    _ = lock
    let names = try folder.names("w")
    #expect(!names.contains(".feed.new-1") && !names.contains(".feed.new-234-stopped"))
    #expect(Set(names).isSuperset(of: [".feed.new-x", ".other.new-1", "feed.new-1", ".feed.old"]))
    #expect(folder.text("w/episodes/show.yml") == "title: x")
  }

  @Test(arguments: [
    "w", "w/episodes", "w/episodes/feed", "w/.roadcast", "w/.roadcast/feed", "",
  ])
  func `a feed can't replace the folders that it's made from`(output: String) throws {
    let path = output.isEmpty ? folder.path : "\(folder.path)/\(output)"
    let failure = #expect(throws: WorkFailure.self) { try examine(path) }
    #expect(failure?.message.contains("the feed is built from what's in it") == true)
  }

  @Test func `a folder that no build has written isn't replaced`() throws {
    try folder.write("thesis", to: "w/feed/thesis.txt")
    try folder.write("", to: "w/feed/feed.xml")
    let failure = #expect(throws: WorkFailure.self) { try examine(path) }
    #expect(failure?.message.contains("didn't write what's in it (feed.xml, thesis.txt)") == true)
    try writeOld(["feed.xml": "old"])
    #expect(throws: Never.self) { try examine(path) }
    #expect(try LastOutput(path, for: .open).kept.names == ["thesis.txt"])
  }

  @Test func `a list that has changed doesn't count`() throws {
    try writeOld(["feed.xml": "old", "index.html": "old"])
    let good = try folder.read("w/feed/.roadcast")
    for index in stride(from: 0, to: good.count, by: 7) {
      var bad = good
      bad[index] ^= 1
      #expect(OutputMark(bad) == nil, "byte \(index)")
      #expect(OutputMark(Array(good[..<index])) == nil)
    }
    #expect(OutputMark(good)?.lists("index.html") == true)
    #expect(OutputMark(good)?.lists("index.htm") == false)
  }

  @Test func `a file or a link isn't a folder`() throws {
    try folder.write("x", to: "w/feed")
    let failure = #expect(throws: WorkFailure.self) { try examine(path) }
    #expect(failure?.message.contains("it isn't a folder") == true)
    try folder.remove("w/feed")
    try folder.makeFolder("elsewhere")
    try folder.link("w/feed", to: "../elsewhere")
    let link = #expect(throws: WorkFailure.self) { try examine(path) }
    #expect(link?.message.contains("use `--output \(folder.path)/elsewhere`") == true)
  }

  @Test(arguments: ["w/feed", "w/feeds", "w/episodes-feed", "elsewhere/feed", "w/deep/feed"])
  func `an empty or missing folder is accepted`(output: String) throws {
    #expect(throws: Never.self) { try examine("\(folder.path)/\(output)") }
    try folder.makeFolder(output)
    #expect(throws: Never.self) { try examine("\(folder.path)/\(output)") }
  }
}
