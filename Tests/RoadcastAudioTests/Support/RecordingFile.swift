import RoadcastAudio
import RoadcastFiles
import RoadcastTesting
import Synchronization

/// A recording made of given bytes, open for reading.
struct RecordingFile {
  let input: InputFile
  private let folder: TemporaryFolder

  init(_ bytes: [UInt8]) throws {
    folder = try TemporaryFolder()
    try folder.write(bytes, to: "a.wav")
    input = try Folder(folder.path).file("a.wav")
  }

  func header() throws(RecordingError) -> WAVHeader { try WAVHeader(of: input) }

  /// Reads the whole recording.
  ///
  /// - Parameters:
  ///   - channels: The number of channels to return.
  ///   - sampleRate: The sample rate to return, in Hz.
  /// - Returns: The samples, interleaved, and what was repaired in them.
  /// - Throws: If it can't be read.
  func samples(
    channels: Int,
    sampleRate: Int
  ) throws -> (samples: [Float], repair: SampleRepair) {
    var stream = try RecordingStream(file: input, channels: channels, sampleRate: sampleRate)
    var samples: [Float] = []
    var block: [Float] = []
    while try stream.next(into: &block) { samples += block }
    return (samples, stream.repair)
  }

  func analysis(
    for settings: MasterSettings,
    measurement: LevelMeasurement? = nil,
    jobs: Int = 2
  ) async throws -> RecordingAnalysis {
    try await RecordingAnalysis(
      of: input,
      inspection: RecordingInspection(of: input, maximumSeconds: 7_200),
      measurement: measurement,
      for: settings,
      workers: WorkerPool(limit: jobs)
    )
  }

  /// Encodes the recording's master to its frames and its waveform.
  func encoded(
    _ analysis: RecordingAnalysis,
    for settings: MasterSettings,
    jobs: Int,
    progress: @escaping @Sendable (Int) -> Void = { _ in }
  ) async throws -> (frames: [UInt8], peaks: [WaveformPeak]) {
    let frames = Mutex<[UInt8]>([])
    let encoder = ParallelMP3Encoder(
      file: input,
      analysis: analysis,
      settings: settings,
      workers: WorkerPool(limit: jobs)
    )
    let peaks = try await encoder.encode(
      to: { bytes in frames.withLock { $0 += bytes } },
      progress: progress
    )
    return (frames.withLock { $0 }, peaks)
  }
}
