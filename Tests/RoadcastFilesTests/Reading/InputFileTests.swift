import RoadcastHashing
import Foundation
import RoadcastTesting
import SystemPackage
import Testing

@testable import RoadcastFiles

struct InputFileTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try folder.write("content", to: "a/b/c.wav")
    try folder.write("secret", to: "outside")
    try folder.link("a/link.wav", to: "b/c.wav")
    try folder.link("a/dead.wav", to: "nowhere")
    try folder.link("a/out", to: "..")
    try folder.link("a/loop", to: "loop")
    folder.makePipe("a/pipe.wav")
  }

  private func open(_ path: String) throws -> InputFile {
    try Folder(folder.path).file(path)
  }

  @Test func `a file is read up to a limit`() throws {
    let file = try open("a/b/c.wav")
    #expect(file.size == 7)
    #expect(try file.read(limit: 7) == Array("content".utf8))
    #expect(try file.read(limit: 6) == nil)
  }

  @Test func `a long file comes in blocks that add up to it`() throws {
    var random = SeededRandom(seed: 1)
    let bytes = random.bytes(600_000)
    try folder.write(bytes, to: "long")
    let file = try open("long")
    var blocks: [[UInt8]] = []
    try file.readBlocks { blocks.append(Array($0)) }
    #expect(blocks.count > 1)
    #expect(blocks.flatMap(\.self) == bytes)
    #expect(try Digest.hex(of: file) == Digest.hex(bytes))
  }

  @Test(arguments: [
    ("missing.wav", InputFile.OpenFailure.missing), ("a/missing/c.wav", .missing),
    ("a/b/c.wav/d", .missing), ("", .missing), ("a/link.wav", .link), ("a/dead.wav", .link),
    ("a/loop", .link), ("a/out/outside", .link), ("a/link.wav/x", .link),
    ("a/b", .special("a folder")), ("a/pipe.wav", .special("a pipe")),
  ])
  func `anything else is refused, and named`(path: String, failure: InputFile.OpenFailure) {
    #expect(throws: failure) { try open(path) }
  }

  @Test func `a device isn't a file`() throws {
    let failure = #expect(throws: WorkFailure.self) {
      _ = try InputFile.existing(at: "/dev/null")
    }
    #expect(
      failure?.message == "/dev/null is a device, but must be a file; put a file in its place"
    )
  }

  @Test func `nothing at an absolute path is no failure`() throws {
    #expect(try InputFile.existing(at: "\(folder.path)/missing") == nil)
    #expect(try InputFile.existing(at: "\(folder.path)/a/b/c.wav")?.size == 7)
  }

  @Test func `each failure has words that follow the file's name`() {
    #expect(InputFile.OpenFailure.missing.message == "doesn't exist")
    #expect(InputFile.OpenFailure.link.message.contains("symbolic link"))
    #expect(
      InputFile.OpenFailure.special("a pipe").message
        == "is a pipe, but must be a file; put a file in its place"
    )
    #expect(
      InputFile.OpenFailure.refused(.permissionDenied).message.contains("Permission denied")
    )
  }

  @Test func `bytes are read from any place, and end where the file ends`() throws {
    let file = try open("a/b/c.wav")
    func read(_ count: Int, at offset: Int) throws -> String {
      var bytes = [UInt8](repeating: 0, count: count)
      let read = unsafe try bytes.withUnsafeMutableBytes {
        unsafe try file.read(into: $0, at: offset)
      }
      return String(decoding: bytes.prefix(read), as: UTF8.self)
    }
    #expect(try read(3, at: 2) == "nte")
    #expect(try read(100, at: 5) == "nt")
    #expect(try read(1, at: 7) == "")
    #expect(try read(1, at: -1) == "")
    #expect(try file.bytes(1..<4) == Array("ont".utf8))
    #expect(throws: WorkFailure("a/b/c.wav became shorter while it was being read; try again")) {
      try file.bytes(5..<9)
    }
  }

  @Test func `a file that changes while it's open is noticed`() throws {
    try folder.write("one", to: "live")
    let file = try open("live")
    try file.requireUnchanged()
    let handle = try #require(FileHandle(forWritingAtPath: "\(folder.path)/live"))
    try handle.seekToEnd()
    try handle.write(contentsOf: Data([65]))
    #expect(throws: InputFile.changed("live")) { try file.requireUnchanged() }
  }

  @Test func `a file that shrinks or grows while it's open is read as it is`() throws {
    try folder.write("0123456789", to: "live")
    let file = try open("live")
    let handle = try #require(FileHandle(forWritingAtPath: "\(folder.path)/live"))
    try handle.truncate(atOffset: 4)
    #expect(try file.read(limit: 100) == Array("0123".utf8))
    try handle.seekToEnd()
    try handle.write(contentsOf: Data(repeating: 65, count: 200))
    #expect(try file.read(limit: 100) == nil)
  }
}
