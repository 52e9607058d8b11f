import Foundation
import RoadcastTesting
import Testing

@testable import RoadcastProduction

struct CacheTests {
  private let folder: TemporaryFolder
  private let cache: Cache

  init() throws {
    folder = try TemporaryFolder()
    cache = Cache(workspace: try Workspace(root: folder.path))
  }

  private static let path = ".roadcast/cache/masters/key"

  @Test(arguments: [0, 1, 5_000, 400_000])
  func `frames come back as they were stored`(count: Int) throws {
    var random = SeededRandom(seed: count)
    let frames = random.bytes(count)
    try cache.storeMaster(frames, as: "key")
    #expect(cache.master("key") == frames)
    #expect(try folder.names(".roadcast/cache/masters") == ["key"])
    try cache.storeMaster([1], as: "key")
    #expect(cache.master("key") == [1])
  }

  @Test func `what was never stored is not there`() {
    #expect(cache.master("key") == nil)
    #expect(cache.loadIndex().fingerprints.isEmpty)
  }

  @Test func `one changed byte anywhere makes an entry worthless`() throws {
    try cache.storeMaster(Array("some frames".utf8), as: "key")
    let good = try folder.read(Self.path)
    for index in good.indices {
      var bad = good
      bad[index] ^= 1
      try folder.write(bad, to: Self.path)
      #expect(cache.master("key") == nil, "byte \(index)")
    }
    try folder.write(good, to: Self.path)
    #expect(cache.master("key") != nil)
  }

  @Test func `so does a cut, and an empty file`() throws {
    try cache.storeMaster(Array("some frames".utf8), as: "key")
    let good = try folder.read(Self.path)
    for count in good.indices {
      try folder.write(Array(good[..<count]), to: Self.path)
      #expect(cache.master("key") == nil)
    }
    try folder.write(good + [0], to: Self.path)
    #expect(cache.master("key") == nil)
  }

  @Test func `a link or a folder in its place is no entry`() throws {
    try cache.storeMaster([1, 2, 3], as: "other")
    try folder.link(Self.path, to: "other")
    #expect(cache.master("key") == nil)
    try folder.remove(Self.path)
    try folder.makeFolder(Self.path)
    #expect(cache.master("key") == nil)
    #expect(cache.master("other") == [1, 2, 3])
  }

  @Test func `masters that nothing needs are removed, and litter with them`() throws {
    for key in ["a", "b", "c"] { try cache.storeMaster([1], as: key) }
    try folder.write("x", to: ".roadcast/cache/masters/a.new-123")
    cache.keepMasters(["a", "c", "z"])
    #expect(try folder.names(".roadcast/cache/masters") == ["a", "c"])
  }

  @Test func `the index comes back, and a broken one is an empty one`() throws {
    try folder.write("x", to: "episodes/a/1.wav")
    let stamp = try #require(FileStamp(path: "\(folder.path)/episodes/a/1.wav"))
    var index = CacheIndex()
    index.fingerprints["episodes/a/1.wav"] = .init(stamp: stamp, seen: 7, hash: "abc")
    index.programmes["key"] = .init(hash: "def", length: 42)
    index.published["/feed/audio/a.mp3"] = stamp
    try cache.save(index)
    let loaded = cache.loadIndex()
    #expect(loaded.fingerprints["episodes/a/1.wav"]?.stamp == stamp)
    #expect(loaded.fingerprints["episodes/a/1.wav"]?.seen == 7)
    #expect(loaded.programmes == index.programmes)
    #expect(loaded.published == index.published)

    let path = ".roadcast/cache/index.json"
    var bytes = try folder.read(path)
    bytes[bytes.count - 1] = UInt8(ascii: "{")
    try folder.write(bytes, to: path)
    #expect(cache.loadIndex().fingerprints.isEmpty)
    try folder.write("{}", to: path)
    #expect(cache.loadIndex().fingerprints.isEmpty)
  }

  @Test func `where nothing can be written, that is told`() throws {
    try folder.write("a file where the folder should be", to: ".roadcast")
    #expect(throws: WorkFailure.self) { try cache.storeMaster([1], as: "key") }
  }
}
