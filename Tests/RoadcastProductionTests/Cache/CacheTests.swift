import Foundation
import RoadcastAudio
import RoadcastFiles
import RoadcastModel
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

  private let peaks = (0..<3).map { WaveformPeak(low: Int8(-$0 * 40), high: Int8($0 * 60)) }

  private func store(_ frames: [UInt8], as key: String = "key") throws {
    let master = try cache.newMaster(key)
    try master.append(Array(frames.prefix(1_000)))
    try master.append(Array(frames.dropFirst(1_000)))
    try master.finish(peaks: peaks)
  }

  private func frames(of key: String) throws -> [UInt8]? {
    guard let master = cache.master(key) else { return nil }
    #expect(try master.peaks() == peaks)
    var frames: [UInt8] = []
    try master.readFrames(master.length) { frames += $0 }
    return frames
  }

  private static let path = ".roadcast/cache/masters/key"

  @Test(arguments: [0, 1, 5_000, 400_000])
  func `frames are read as they were stored`(count: Int) throws {
    var random = SeededRandom(seed: count)
    let frames = random.bytes(count)
    try store(frames)
    #expect(try self.frames(of: "key") == frames)
    #expect(try folder.names(".roadcast/cache/masters") == ["key"])
    try store([1])
    #expect(try self.frames(of: "key") == [1])
  }

  @Test func `a master that was never stored isn't found`() {
    #expect(cache.master("key") == nil)
    #expect(cache.loadIndex().fingerprints.isEmpty)
  }

  @Test func `an entry with one changed byte is refused`() throws {
    try store(Array("some frames".utf8))
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

  @Test func `an entry that was whole is checked again when it's another file`() throws {
    let frames = Array("some frames".utf8)
    try store(frames)
    // Old enough that a later change shows.
    usleep(100_000)
    #expect(try self.frames(of: "key") == frames)
    #expect(try self.frames(of: "key") == frames)
    var bad = try folder.read(Self.path)
    bad[bad.count / 2] ^= 1
    try folder.write(bad, to: Self.path)
    #expect(cache.master("key") == nil)
  }

  @Test func `an abandoned master leaves nothing behind`() throws {
    try cache.newMaster("key").append([1, 2, 3])
    #expect(try folder.names(".roadcast/cache/masters").isEmpty)
    #expect(cache.master("key") == nil)
  }

  @Test func `an entry that's cut off or empty is refused`() throws {
    try store(Array("some frames".utf8))
    let good = try folder.read(Self.path)
    for count in good.indices {
      try folder.write(Array(good[..<count]), to: Self.path)
      #expect(cache.master("key") == nil)
    }
    try folder.write(good + [0], to: Self.path)
    #expect(cache.master("key") == nil)
  }

  @Test func `a link or a folder isn't an entry`() throws {
    try store([1, 2, 3], as: "other")
    try folder.link(Self.path, to: "other")
    #expect(cache.master("key") == nil)
    try folder.remove(Self.path)
    try folder.makeFolder(Self.path)
    #expect(cache.master("key") == nil)
    #expect(try frames(of: "other") == [1, 2, 3])
  }

  @Test func `an entry under another's name is refused`() throws {
    try store(Array("some frames".utf8), as: "a")
    try store(Array("others".utf8), as: "b")
    let masters = ".roadcast/cache/masters"
    let a = try folder.read("\(masters)/a")
    try folder.write(try folder.read("\(masters)/b"), to: "\(masters)/a")
    try folder.write(a, to: "\(masters)/b")
    #expect(cache.master("a") == nil && cache.master("b") == nil)
  }

  @Test func `a folder in an entry's place is replaced`() throws {
    try folder.write("x", to: "\(Self.path)/deep/file")
    try store([1, 2, 3])
    #expect(try frames(of: "key") == [1, 2, 3])
    try folder.write("x", to: ".roadcast/cache/index/file")
    try cache.save(Self.index)
    #expect(cache.loadIndex() == Self.index)
  }

  @Test func `unused masters and leftovers are removed`() throws {
    for key in ["a", "b", "c"] { try store([1], as: key) }
    try folder.write("x", to: ".roadcast/cache/masters/a.new-123")
    try folder.write("x", to: ".roadcast/cache/masters/bad/file")
    cache.keepMasters(["a", "c", "z"])
    #expect(try folder.names(".roadcast/cache/masters") == ["a", "c"])
  }

  @Test func `the index is read back, and a broken one counts as empty`() throws {
    try folder.write("x", to: "episodes/a/1.wav")
    let stamp = try #require(FileStamp(path: "\(folder.path)/episodes/a/1.wav"))
    var index = CacheIndex()
    index.fingerprints["episodes/a/1.wav"] = .init(stamp: stamp, seen: 7, hash: "abc")
    index.programmes["key"] = .init(hash: "def", length: 42)
    var output = OutputSnapshot()
    output.files["audio/a.mp3"] = stamp
    output.folders = ["audio"]
    output.others = ["link"]
    output.kept = [".htaccess", "photos/"]
    index.published["/feed"] = output
    try cache.save(index)
    let loaded = cache.loadIndex()
    #expect(loaded.fingerprints["episodes/a/1.wav"]?.stamp == stamp)
    #expect(loaded.fingerprints["episodes/a/1.wav"]?.seen == 7)
    #expect(loaded.programmes == index.programmes)
    #expect(loaded.published == index.published)

    let path = ".roadcast/cache/index"
    var bytes = try folder.read(path)
    bytes[bytes.count - 1] = UInt8(ascii: "{")
    try folder.write(bytes, to: path)
    #expect(cache.loadIndex().fingerprints.isEmpty)
    try folder.write("{}", to: path)
    #expect(cache.loadIndex().fingerprints.isEmpty)
  }

  private static let index: CacheIndex = {
    var cleaning = CleaningPlan()
    cleaning.mix = .inverted
    cleaning.offsets = [0.25, -0.5]
    cleaning.appliesHighPass = true
    cleaning.sampleLimit = 16
    cleaning.cuts = [0..<441, 9_000..<12_345]
    cleaning.levellerGains = [-1.5, 0, 3.25]
    let analysis = RecordingAnalysis(
      encoding: "24-bit PCM",
      sourceChannels: 2,
      sourceRate: 48_000,
      framesRead: 1 << 40,
      missingFrames: 0,
      surplusFrames: 7,
      samplePeak: 31.5,
      samplePeakTime: 2.5,
      repairedSamples: 3,
      firstRepair: 1.25,
      length: 12_345_678,
      cleaning: cleaning,
      faults: [RecordingFault(kind: .dropout, start: 0.1, duration: 1e-9)],
      pauses: [0..<30, 127..<128],
      signalToNoise: -.infinity,
      loudness: -16.3,
      maxMomentary: -9.25,
      maxShortTerm: nil,
      loudnessRange: 6.5,
      truePeak: -1.1,
      gain: 4.5,
      limited: 0
    )
    var unclear = analysis
    unclear.signalToNoise = nil
    var index = CacheIndex()
    index.analyses = ["a": analysis, "é": unclear]
    index.programmes["key"] = .init(hash: "def", length: .max, masters: ["a", ""], waveform: "w")
    index.clips["clip"] = .init(hash: "c", length: 1)
    index.voicemails["key"] = .init(hash: "", length: .min)
    index.pictures = [
      "abc": Artwork(format: .png, width: 1_400, height: 1_500, isRGB: true, isTransparent: false)
    ]
    index.publication = "made"
    return index
  }()

  @Test func `everything in the index is read back`() throws {
    try cache.save(Self.index)
    #expect(cache.loadIndex() == Self.index)
  }

  @Test func `an index with missing or extra bytes is refused`() {
    var bytes: [UInt8] = []
    Self.index.pack(into: &bytes)
    for count in bytes.indices {
      var packed = PackedBytes(Array(bytes[..<count]))
      #expect(throws: PackedBytes.Broken.self) { try CacheIndex(from: &packed) }
    }
    var packed = PackedBytes(bytes + [0])
    #expect(throws: PackedBytes.Broken.self) { try CacheIndex(from: &packed) }
  }

  @Test(arguments: 0..<200)
  func `random bytes don't crash the reader`(seed: Int) {
    var random = SeededRandom(seed: seed)
    var bytes: [UInt8] = []
    Self.index.pack(into: &bytes)
    for _ in 0..<8 {
      bytes[.random(in: bytes.indices, using: &random)] = .random(in: 0...255, using: &random)
    }
    var packed = PackedBytes(bytes)
    // A changed byte may make another index: it only has to come back.
    if let index = try? CacheIndex(from: &packed) { #expect(index.analyses.count <= 2) }
  }

  @Test func `an unchanged index isn't written again`() throws {
    try cache.save(Self.index)
    try folder.remove(".roadcast/cache/index")
    try cache.save(Self.index, unless: Self.index)
    #expect(try folder.names(".roadcast/cache").isEmpty)
    try cache.save(Self.index, unless: CacheIndex())
    #expect(cache.loadIndex() == Self.index)
  }

  @Test func `an entry that can't be written is a failure`() throws {
    try folder.write("a file where the folder should be", to: ".roadcast")
    #expect(throws: WorkFailure.self) { try store([1]) }
  }
}
