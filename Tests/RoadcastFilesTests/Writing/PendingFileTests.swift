import Foundation
import RoadcastTesting
import Testing

@testable import RoadcastFiles

struct PendingFileTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private var path: String { "\(folder.path)/a" }

  @Test func `a file has its name once it's complete`() throws {
    try folder.write("old", to: "a")
    // What a dead process of the same number left.
    try folder.write("dead", to: "a.new-\(getpid())")
    let file = try PendingFile(for: path)
    try file.append("new?".utf8)
    try file.write("N".utf8, at: 0)
    #expect(folder.text("a") == "old")
    try file.commit(replaces: true)
    #expect(folder.text("a") == "New?")
    #expect(try folder.names() == ["a"])
  }

  @Test func `a file that isn't committed leaves nothing`() throws {
    do {
      let file = try PendingFile(for: path)
      try file.append("x".utf8)
      #expect(try folder.names().count == 1)
    }
    #expect(try folder.names().isEmpty)
  }

  @Test func `a file that exists is only replaced on request`() throws {
    try folder.write("mine", to: "a")
    let failure = #expect(throws: WorkFailure.self) {
      try PendingFile.write([1], to: path, replaces: false, called: "a transcript")
    }
    #expect(failure?.message == "can't write a transcript: File exists; choose another name")
    #expect(folder.text("a") == "mine")
    #expect(try folder.names() == ["a"])
    try folder.remove("a")
    try PendingFile.write(Array("new".utf8), to: path, replaces: false)
    #expect(folder.text("a") == "new")
    #expect(try folder.names() == ["a"])
  }

  @Test func `a folder in the file's place stays`() throws {
    try folder.makeFolder("a/b")
    #expect(throws: WorkFailure.self) { try PendingFile.write([1], to: path, replaces: true) }
    #expect(try folder.names() == ["a"])
  }
}
