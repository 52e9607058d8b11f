import Foundation
import RoadcastTesting
import Testing

@testable import RoadcastFiles

struct FolderTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  @Test func `removing follows no link`() throws {
    try folder.write("keep", to: "outside/a")
    try folder.write("x", to: "inside/deep/b")
    try folder.link("inside/to-folder", to: "../outside")
    try folder.link("inside/deep/to-file", to: "../../outside/a")
    try folder.link("inside/dead", to: "nowhere")
    folder.makePipe("inside/pipe")
    Folder.remove("\(folder.path)/inside")
    #expect(try folder.names() == ["outside"])
    #expect(folder.text("outside/a") == "keep")
  }

  @Test func `removing a link removes the link alone`() throws {
    try folder.write("keep", to: "outside/a")
    try folder.link("link", to: "outside")
    Folder.remove("\(folder.path)/link")
    #expect(try folder.names() == ["outside"])
    #expect(folder.text("outside/a") == "keep")
  }

  @Test func `what is not there is removed already`() throws {
    Folder.remove("\(folder.path)/missing")
    #expect(try folder.names().isEmpty)
  }

  @Test func `folders are made with those above them`() throws {
    try Folder.create("\(folder.path)/a/b/c")
    #expect(Folder.exists("\(folder.path)/a/b/c"))
    try Folder.create("\(folder.path)/a/b/c")
    try folder.write("x", to: "file")
    #expect(throws: WorkFailure.self) { try Folder.create("\(folder.path)/file/d") }
  }

  @Test func `a link is no folder`() throws {
    try folder.makeFolder("a")
    try folder.link("b", to: "a")
    #expect(Folder.exists("\(folder.path)/a"))
    #expect(!Folder.exists("\(folder.path)/b"))
    #expect(!Folder.exists("\(folder.path)/c"))
  }

  @Test func `names are sorted, and no link is followed on the way to them`() throws {
    for name in ["b", "a", ".hidden", "Ü", "B"] { try folder.write("", to: "x/\(name)") }
    try folder.link("y", to: "x")
    #expect(Folder.names("\(folder.path)/x") == [".hidden", "B", "a", "b", "Ü"])
    #expect(Folder.names("\(folder.path)/missing") == nil)
    try folder.withDescriptor { descriptor in
      #expect(Folder.names("x", in: descriptor) == [".hidden", "B", "a", "b", "Ü"])
      #expect(Folder.names("y", in: descriptor) == nil)
      #expect(Folder.names("x/a", in: descriptor) == nil)
    }
  }

  @Test func `all files below a folder are told by their paths`() throws {
    for name in ["feed.xml", "audio/a.mp3", "audio/deep/b.mp3"] { try folder.write("", to: name) }
    try folder.makeFolder("empty")
    try folder.link("audio/link", to: "..")
    #expect(
      Folder.files(below: folder.path) == [
        "audio/a.mp3", "audio/deep/b.mp3", "audio/link", "feed.xml",
      ]
    )
    #expect(Folder.files(below: "\(folder.path)/missing").isEmpty)
  }
}
