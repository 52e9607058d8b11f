import RoadcastHashing
import Foundation
import RoadcastTesting
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
    try folder.withDescriptor { try InputFile.open(path, in: $0) }
  }

  @Test func `a plain file is read whole`() throws {
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
  func `anything else is refused by name`(path: String, failure: InputFile.OpenFailure) {
    #expect(throws: failure) { try open(path) }
  }

  @Test func `a device is no file`() throws {
    let failure = #expect(throws: WorkFailure.self) {
      _ = try InputFile.existing(at: "/dev/null")
    }
    #expect(failure?.message == "/dev/null is a device, not a plain file")
  }

  @Test func `each failure has words that follow the file's name`() {
    #expect(InputFile.OpenFailure.missing.message == "is not there")
    #expect(InputFile.OpenFailure.link.message.contains("symbolic link"))
    #expect(InputFile.OpenFailure.special("a pipe").message == "is a pipe, not a plain file")
    #expect(InputFile.OpenFailure.refused(EACCES).message.contains("Permission denied"))
  }

  @Test func `a file that shrinks or grows while it is open gives what is there`() throws {
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
