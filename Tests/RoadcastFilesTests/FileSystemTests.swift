import Foundation
import RoadcastTesting
import Testing

@testable import RoadcastFiles

struct FileSystemTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func path(_ relative: String) -> String { "\(folder.path)/\(relative)" }

  @Test func `removing follows no link`() throws {
    try folder.write("keep", to: "outside/a")
    try folder.write("x", to: "inside/deep/b")
    try folder.link("inside/to-folder", to: "../outside")
    try folder.link("inside/deep/to-file", to: "../../outside/a")
    try folder.link("inside/dead", to: "nowhere")
    folder.makePipe("inside/pipe")
    FileSystem.remove(path("inside"))
    #expect(try folder.names() == ["outside"])
    #expect(folder.text("outside/a") == "keep")
  }

  @Test func `removing a link removes only the link`() throws {
    try folder.write("keep", to: "outside/a")
    try folder.link("link", to: "outside")
    FileSystem.remove(path("link"))
    #expect(try folder.names() == ["outside"])
    #expect(folder.text("outside/a") == "keep")
  }

  @Test func `removing nothing is no failure`() throws {
    FileSystem.remove(path("missing"))
    #expect(try folder.names().isEmpty)
  }

  @Test func `folders are created with their parents`() throws {
    try FileSystem.createFolder(path("a/b/c"))
    #expect(FileSystem.isFolder(path("a/b/c")))
    try FileSystem.createFolder(path("a/b/c"))
    try folder.write("x", to: "file")
    #expect(throws: WorkFailure.self) { try FileSystem.createFolder(path("file/d")) }
    #expect(throws: WorkFailure.self) {
      try FileSystem.createFolder(path("x/y"), withParents: false)
    }
    #expect(!FileSystem.exists(path("x")))
  }

  @Test func `a link isn't the folder that it leads to`() throws {
    try folder.makeFolder("a")
    try folder.link("b", to: "a")
    #expect(FileSystem.isFolder(path("a")) && !FileSystem.isLink(path("a")))
    #expect(!FileSystem.isFolder(path("b")) && FileSystem.isLink(path("b")))
    #expect(!FileSystem.isFolder(path("c")) && !FileSystem.exists(path("c")))
    try FileSystem.requireFolder(path("a"))
    try FileSystem.requireFolder(path("c"))
    #expect(throws: WorkFailure.self) { try FileSystem.requireFolder(path("b")) }
    #expect(FileSystem.resolved(path("b/../b")) == FileSystem.resolved(path("a")))
    #expect(FileSystem.resolved(path("c")) == nil)
  }

  @Test func `a folder is listed, but not through a link`() throws {
    for name in ["b", "a", ".hidden", "Ü", "B"] { try folder.write("", to: "x/\(name)") }
    try folder.link("y", to: "x")
    #expect(FileSystem.names(in: path("x")) == [".hidden", "B", "a", "b", "Ü"])
    #expect(FileSystem.names(in: path("y")) == nil)
    #expect(FileSystem.names(in: path("x/a")) == nil)
    #expect(FileSystem.names(in: path("missing")) == nil)
  }

  @Test func `a rename replaces a file, a link never does`() throws {
    try folder.write("new", to: "a")
    try folder.write("old", to: "b")
    #expect(throws: (any Error).self) { try FileSystem.link(path("a"), to: path("b")) }
    #expect(folder.text("b") == "old")
    try FileSystem.rename(path("a"), to: path("b"))
    #expect(folder.text("b") == "new")
    #expect(try folder.names() == ["b"])
    #expect(throws: (any Error).self) { try FileSystem.rename(path("a"), to: path("b")) }
  }

  @Test func `two folders are exchanged`() throws {
    try folder.write("one", to: "a/file")
    try folder.write("other", to: "b/file")
    try FileSystem.exchange(path("a"), with: path("b"))
    #expect(folder.text("a/file") == "other")
    #expect(folder.text("b/file") == "one")
    #expect(throws: (any Error).self) { try FileSystem.exchange(path("a"), with: path("c")) }
  }
}
