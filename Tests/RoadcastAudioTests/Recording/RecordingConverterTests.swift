import RoadcastFiles
import RoadcastTesting
import Testing

@testable import RoadcastAudio

struct RecordingConverterTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  /// Converts a file, and returns the WAV file.
  private func convert(_ bytes: [UInt8], to name: String = "out.wav") throws -> [UInt8] {
    let file = try RecordingFile(bytes).input
    try RecordingConverter.convert(file, maximumSeconds: 60, to: "\(folder.path)/\(name)")
    return try folder.read(name)
  }

  private static let stereo: WAV = {
    let samples = Waveform.speech(frames: 20_000, rate: 16_000)
    return WAV([samples, samples.map { -$0 / 3 }], rate: 48_000, as: .pcm24)
  }()

  @Test(arguments: [
    ("flac", ["-sample_fmt", "s32", "-c:a", "flac"]), ("aiff", ["-c:a", "pcm_s24be"]),
    ("caf", ["-c:a", "pcm_s24le"]), ("au", ["-c:a", "pcm_s24be"]), ("w64", ["-c:a", "pcm_s24le"]),
  ])
  func `what isn't compressed keeps every bit`(suffix: String, options: [String]) throws {
    let source = Self.stereo.bytes
    let made = try convert(try FFmpeg.convert(source, options, suffix: suffix))
    let header = try RecordingFile(made).header()
    #expect(header.channels == 2 && header.sampleRate == 48_000)
    #expect(["24-bit PCM", "32-bit PCM"].contains(header.encoding))
    let before = try RecordingFile(source).samples(channels: 2, sampleRate: 48_000).samples
    #expect(try RecordingFile(made).samples(channels: 2, sampleRate: 48_000).samples == before)
  }

  @Test(arguments: [("mp3", []), ("ogg", ["-c:a", "libvorbis"])] as [(String, [String])])
  func `what's compressed becomes floating point numbers, with the same bytes each time`(
    suffix: String,
    options: [String]
  ) throws {
    let compressed = try FFmpeg.convert(Self.stereo.bytes, options, suffix: suffix)
    let made = try convert(compressed)
    #expect(try RecordingFile(made).header().encoding == "32-bit float")
    #expect(try convert(compressed, to: "again.wav") == made)
  }

  @Test func `a FLAC file that ends early is refused`() throws {
    let flac = try FFmpeg.convert(Self.stereo.bytes, [], suffix: "flac")
    #expect(throws: RecordingError.self) { try convert(Array(flac.prefix(flac.count / 2))) }
  }

  @Test func `a recording that's too long is refused`() throws {
    let flac = try FFmpeg.convert(WAV.tone(seconds: 61, rate: 8_000).bytes, [], suffix: "flac")
    #expect(throws: RecordingError.tooLong(seconds: 61, limit: 60)) { try convert(flac) }
  }

  @Test(arguments: [
    (SampleRecording.tone, true, ImportMethod.copy), (.rf64, true, .copy), (.tone, false, .copy),
    (.flac, true, .convert), (.mp3, true, .convert), (.aiff, false, .convert),
    (.text, true, .refuse("a text file")), (.empty, false, .refuse("empty")), (.empty, true, .copy),
    (.adpcm, true, .decode("a WAV file with Microsoft ADPCM")), (.zeroDataSize, true, .copy),
    (.zeroFrames, false, .decode("a damaged WAV file")),
    (.riffOnly, true, .decode("a RIFF file without WAVE sound")),
  ])
  func `how a file is imported depends on its content`(
    kind: SampleRecording,
    isNamedWAV: Bool,
    method: ImportMethod
  ) throws {
    let file = try RecordingFile(kind.bytes()).input
    #expect(try ImportMethod(of: file, isNamedWAV: isNamedWAV) == method)
  }
}
