import Foundation
import RoadcastTesting
import Testing

@testable import RoadcastFiles

/// What's read below an open folder; how its files are opened is in `InputFileTests`.
struct FolderTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  @Test func `names are sorted, and no link is followed to them`() throws {
    for name in ["b", "a", ".hidden", "Ü", "B"] { try folder.write("", to: "x/\(name)") }
    try folder.link("y", to: "x")
    try folder.link("x/up", to: "..")
    let open = try Folder(folder.path)
    #expect(open.names(in: "x") == [".hidden", "B", "a", "b", "up", "Ü"])
    #expect(open.names(in: ".") == ["x", "y"])
    for path in ["y", "x/a", "x/up", "x/up/x", "missing", ""] {
      #expect(open.names(in: path) == nil, "\(path)")
    }
  }

  @Test(arguments: ["missing", "file"])
  func `only a folder can be opened`(name: String) throws {
    try folder.write("x", to: "file")
    let failure = #expect(throws: WorkFailure.self) { _ = try Folder("\(folder.path)/\(name)") }
    #expect(failure?.message.hasPrefix("can't open the folder \(folder.path)/\(name): ") == true)
  }

  @Test func `a folder that was removed has nothing in it`() throws {
    try folder.write("x", to: "a/b")
    let open = try Folder("\(folder.path)/a")
    try open.sync()
    try folder.remove("a")
    #expect(throws: InputFile.OpenFailure.missing) { try open.file("b") }
    #expect(open.names(in: ".") == [])
  }

  @Test func `a file's accents can be spelled in two ways`() throws {
    try folder.write("x", to: "cafe\u{301}/cafe\u{301}.wav")
    let open = try Folder(folder.path)
    #expect(try open.file("caf\u{E9}/caf\u{E9}.wav").size == 1)
    #expect(throws: InputFile.OpenFailure.missing) { try open.file("caf\u{E9}/caf\u{E8}.wav") }
  }
}
