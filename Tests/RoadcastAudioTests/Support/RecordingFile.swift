import RoadcastAudio
import RoadcastFiles
import RoadcastTesting
import Synchronization

/// A file of given bytes, open for reading.
struct RecordingFile {
  let input: InputFile
  private let folder: TemporaryFolder

  init(_ bytes: [UInt8]) throws {
    folder = try TemporaryFolder()
    try folder.write(bytes, to: "a.wav")
    input = try Folder(folder.path).file("a.wav")
  }

  func header() throws(RecordingError) -> WAVHeader { try WAVHeader(of: input) }

  func analysed(
    for settings: MasterSettings,
    measurement: LevelMeasurement? = nil,
    jobs: Int = 2
  ) async throws -> RecordingAnalysis {
    let inspection = try Mastering.inspect(
      file: input,
      mostSeconds: 7_200
    )
    return try await Mastering.analyse(
      file: input,
      inspection: inspection,
      measurement: measurement,
      for: settings,
      workers: WorkerPool(limit: jobs)
    )
  }

  /// The master's frames and its waveform.
  func encoded(
    _ analysis: RecordingAnalysis,
    for settings: MasterSettings,
    jobs: Int,
    progress: @escaping @Sendable (Int) -> Void = { _ in }
  ) async throws -> (frames: [UInt8], peaks: [WaveformPeak]) {
    let frames = Mutex<[UInt8]>([])
    let peaks = try await Mastering.encode(
      file: input,
      analysis: analysis,
      for: settings,
      workers: WorkerPool(limit: jobs),
      to: { bytes in frames.withLock { $0 += bytes } },
      progress: progress
    )
    return (frames.withLock { $0 }, peaks)
  }
}

/// All that a recording gives out on its way into the mastering.
func samples(
  of bytes: [UInt8],
  channels: Int,
  sampleRate: Int
) throws -> (samples: [Float], repaired: Int, firstRepair: Int?) {
  var stream = try RecordingStream(
    file: RecordingFile(bytes).input,
    channels: channels,
    sampleRate: sampleRate
  )
  var samples: [Float] = []
  var block: [Float] = []
  while try stream.next(into: &block) { samples += block }
  return (samples, stream.repair.count, stream.repair.firstFrame)
}

/// The largest difference between two signals.
func difference(_ left: some Sequence<Float>, _ right: some Sequence<Float>) -> Float {
  zip(left, right).reduce(0) { max($0, abs($1.0 - $1.1)) }
}
