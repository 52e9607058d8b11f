import Foundation
import RoadcastTesting
import Testing

@testable import RoadcastFiles

struct FileStampTests {
  private func stamp(modified: Int, changed: Int) throws -> FileStamp {
    let folder = try TemporaryFolder()
    try folder.write("abc", to: "a")
    var stamp = try #require(FileStamp(path: "\(folder.path)/a"))
    stamp.modified = modified
    stamp.changed = changed
    return stamp
  }

  @Test(arguments: [
    // In nanoseconds: when the content changed, when anything changed, and the moment. It takes 50 ms.
    (1_000, 1_000, 50_001_001, true), (1_000, 1_000, 50_001_000, false),
    (1_000, 9_000, 50_009_001, true), (1_000, 9_000, 50_001_001, false),
    (9_000, 1_000, 50_001_001, false), (90_000_000, 1_000, 60_000_000, false),
  ])
  func `a file is settled once it has been left alone for a while`(
    modified: Int,
    changed: Int,
    moment: Int,
    isSettled: Bool
  ) throws {
    #expect(try stamp(modified: modified, changed: changed).isSettled(at: moment) == isSettled)
  }

  @Test func `a new file is settled later`() throws {
    let folder = try TemporaryFolder()
    try folder.write("abc", to: "a")
    let stamp = try #require(FileStamp(path: "\(folder.path)/a"))
    #expect(!stamp.isSettled(at: stamp.modified))
    #expect(stamp.isSettled(at: FileStamp.now + 1_000_000_000))
    #expect(stamp.size == 3)
  }

  @Test func `any change changes the stamp`() throws {
    let folder = try TemporaryFolder()
    try folder.write("abc", to: "a")
    let path = "\(folder.path)/a"
    let first = try #require(FileStamp(path: path))
    #expect(FileStamp(path: path) == first)
    // Another file under the same name, as old and as long.
    try folder.write("xyz", to: "b")
    let attributes = try FileManager.default.attributesOfItem(atPath: path)
    try folder.remove("a")
    try FileManager.default.moveItem(atPath: "\(folder.path)/b", toPath: path)
    try FileManager.default.setAttributes(
      [.modificationDate: try #require(attributes[.modificationDate])],
      ofItemAtPath: path
    )
    #expect(FileStamp(path: path) != first)
  }

  @Test func `links that come and go don't change the content`() throws {
    let stamp = try stamp(modified: 1, changed: 2)
    var other = stamp
    other.changed = 3
    #expect(stamp != other)
    #expect(stamp.hasSameContent(as: other))
    other.size += 1
    #expect(!stamp.hasSameContent(as: other))
  }

  @Test func `only a regular file has a stamp`() throws {
    let folder = try TemporaryFolder()
    try folder.write("abc", to: "a")
    try folder.link("link", to: "a")
    try folder.makeFolder("folder")
    folder.makePipe("pipe")
    for name in ["link", "folder", "pipe", "missing"] {
      #expect(FileStamp(path: "\(folder.path)/\(name)") == nil, "\(name)")
    }
  }
}
