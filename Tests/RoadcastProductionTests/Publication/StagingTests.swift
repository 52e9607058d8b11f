import Foundation
import RoadcastFiles
import RoadcastTesting
import Testing

@testable import RoadcastProduction

struct StagingTests {
  private let folder: TemporaryFolder
  private let workspace: Workspace
  private let staging: Staging

  init() throws {
    folder = try TemporaryFolder()
    try folder.write("title: x", to: "w/episodes/show.yml")
    workspace = try Workspace(root: "\(folder.path)/w")
    staging = Staging(output: "\(folder.path)/w/feed")
  }

  private func inode(_ relative: String) -> UInt64? {
    FileStamp(path: "\(folder.path)/\(relative)")?.inode
  }

  @Test func `the first feed appears whole`() throws {
    try staging.examine(workspace: workspace)
    try staging.open()
    try staging.write(Array("new".utf8), to: "feed.xml")
    try staging.write(Array("a".utf8), to: "audio/deep/a.mp3")
    #expect(try folder.names("w").count == 2)
    #expect(folder.text("w/feed/feed.xml") == nil)
    #expect(try staging.publish() == nil)
    #expect(try folder.names("w") == ["episodes", "feed"])
    #expect(folder.text("w/feed/feed.xml") == "new")
    #expect(folder.text("w/feed/audio/deep/a.mp3") == "a")
  }

  @Test func `a later feed replaces it, and kept files are the same files`() throws {
    try folder.write("old", to: "w/feed/feed.xml")
    try folder.write("kept", to: "w/feed/audio/a.mp3")
    try folder.write("gone", to: "w/feed/audio/b.mp3")
    let kept = inode("w/feed/audio/a.mp3")
    try staging.open()
    try staging.write(Array("new".utf8), to: "feed.xml")
    try staging.keep("audio/a.mp3")
    #expect(folder.text("w/feed/feed.xml") == "old")
    #expect(try staging.publish() == nil)
    #expect(try folder.names("w") == ["episodes", "feed"])
    #expect(try folder.names("w/feed/audio") == ["a.mp3"])
    #expect(folder.text("w/feed/feed.xml") == "new")
    #expect(folder.text("w/feed/audio/a.mp3") == "kept")
    #expect(kept != nil && inode("w/feed/audio/a.mp3") == kept)
  }

  @Test func `nothing is made in a folder that was removed`() throws {
    try staging.write([1], to: "audio/a.mp3")
    FileSystem.remove(staging.folder)
    #expect(throws: WorkFailure.self) { try staging.write([1], to: "chapters/a.json") }
    #expect(throws: WorkFailure.self) { try staging.write([1], to: "audiences/west/index.html") }
    #expect(try folder.names("w") == ["episodes"])
  }

  @Test func `an abandoned folder leaves no trace`() throws {
    try folder.write("old", to: "w/feed/feed.xml")
    try staging.open()
    try staging.write([1], to: "audio/a.mp3")
    staging.abandon()
    #expect(try folder.names("w") == ["episodes", "feed"])
    #expect(folder.text("w/feed/feed.xml") == "old")
  }

  @Test func `a file is written once, and kept only if it exists`() throws {
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
    try folder.makeFolder("w/feed")
    try folder.link("w/feed/link", to: "../../secret")
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
    staging.sweep()
    try staging.open()
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
    let failure = #expect(throws: WorkFailure.self) {
      try Staging(output: path).examine(workspace: workspace)
    }
    #expect(failure?.message.contains("the feed is built from what's in it") == true)
  }

  @Test func `a folder with other files and no feed isn't replaced`() throws {
    try folder.write("thesis", to: "w/feed/thesis.txt")
    let failure = #expect(throws: WorkFailure.self) { try staging.examine(workspace: workspace) }
    #expect(failure?.message.contains("other files, but no feed.xml") == true)
    try folder.write("old", to: "w/feed/feed.xml")
    #expect(throws: Never.self) { try staging.examine(workspace: workspace) }
  }

  @Test func `a file or a link isn't a folder`() throws {
    try folder.write("x", to: "w/feed")
    let failure = #expect(throws: WorkFailure.self) { try staging.examine(workspace: workspace) }
    #expect(failure?.message.contains("it isn't a folder") == true)
    try folder.remove("w/feed")
    try folder.makeFolder("elsewhere")
    try folder.link("w/feed", to: "../elsewhere")
    #expect(throws: WorkFailure.self) { try staging.examine(workspace: workspace) }
  }

  @Test(arguments: ["w/feed", "w/feeds", "w/episodes-feed", "elsewhere/feed", "w/deep/feed"])
  func `an empty or missing folder is accepted`(output: String) throws {
    let staging = Staging(output: "\(folder.path)/\(output)")
    #expect(throws: Never.self) { try staging.examine(workspace: workspace) }
    try folder.makeFolder(output)
    #expect(throws: Never.self) { try staging.examine(workspace: workspace) }
  }
}
