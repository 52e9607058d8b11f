import RoadcastFiles
import Synchronization

/// Finds the gain at which a master has its target loudness, although the limiter and the encoder take
/// some of it away.
struct GainSearch {
  let file: InputFile
  let measurement: LevelMeasurement
  let settings: MasterSettings

  /// The pool that limits how much is done at once, in which the caller has no place.
  let workers: WorkerPool

  /// The limiter's effect in LU from which on it is measured instead of estimated.
  private static let maximumForecast = 1.0

  /// The share of treble from which on encoding may audibly reduce the loudness.
  ///
  /// Speech has less.
  private static let minimumTrebleShare = 0.01

  /// The maximum number of steps of one approach.
  ///
  /// A higher gain makes the limiter do more. Soft speech with loud knocks needs the most steps, and can't
  /// reach the target if these aren't enough.
  private static let maximumSteps = 8

  /// Adjusts the gain of an analysis, and sets how much the limiter takes away.
  ///
  /// Most recordings are only estimated. If the limiter does much, its output is measured, and if encoding
  /// may take away loudness, the recording is encoded, decoded and measured.
  ///
  /// - Parameter analysis: The recording's analysis, with the gain for a limiter that does nothing.
  /// - Throws: If the recording can't be read or resampled, or LAME fails.
  @concurrent
  func adjust(_ analysis: inout RecordingAnalysis) async throws(RecordingError) {
    try await adjustForLimiter(&analysis)
    if measurement.trebleShare > Self.minimumTrebleShare || settings.hasLowBitrate {
      try await adjustForEncoding(&analysis)
    }
  }

  private func adjustForLimiter(
    _ analysis: inout RecordingAnalysis
  ) async throws(RecordingError) {
    let ceiling = settings.ceilingBeforeEncoding
    let levellerGains = analysis.cleaning.levellerGains
    guard !levellerGains.isEmpty || analysis.truePeak + analysis.gain > ceiling else { return }
    let forecast = LimiterForecast(
      envelope: measurement.envelope,
      steps: measurement.steps,
      levellerGains: levellerGains,
      ceiling: Decibels.factor(ceiling)
    )
    try await approach(&analysis, tolerance: 0.02) { analysis async throws(RecordingError) in
      forecast.loudness(gain: analysis.gain)
    }
    guard analysis.limited > Self.maximumForecast else { return }
    try await approach(&analysis, tolerance: 0.1) { analysis async throws(RecordingError) in
      try await workers.run { () throws(RecordingError) in try limitedLoudness(analysis) }
    }
  }

  /// Makes up for the loudness that encoding takes away: over 1 LU of hiss and cymbals at low bit rates.
  private func adjustForEncoding(
    _ analysis: inout RecordingAnalysis
  ) async throws(RecordingError) {
    let limited = analysis.limited
    try await approach(&analysis, tolerance: 0.1) { analysis async throws(RecordingError) in
      try await decodedLoudness(analysis)
    }
    analysis.limited = limited
  }

  /// Changes the gain step by step until the loudness is close to the target.
  ///
  /// - Parameters:
  ///   - analysis: The analysis to adjust.
  ///   - tolerance: LU.
  ///   - loudness: Returns the loudness in LUFS for an analysis; nil if nothing passes the gate.
  /// - Throws: The error of `loudness`.
  private func approach(
    _ analysis: inout RecordingAnalysis,
    tolerance: Double,
    _ loudness: (RecordingAnalysis) async throws(RecordingError) -> Double?
  ) async throws(RecordingError) {
    for _ in 0..<Self.maximumSteps {
      guard let reached = try await loudness(analysis) else { return }
      analysis.limited = analysis.loudness + analysis.gain - reached
      guard abs(settings.loudness - reached) > tolerance else { return }
      analysis.gain += settings.loudness - reached
    }
  }

  /// Measures the loudness after the limiter in LUFS; nil if nothing passes the gate.
  private func limitedLoudness(_ analysis: RecordingAnalysis) throws(RecordingError) -> Double? {
    var stream = try MasterStream(file: file, analysis: analysis, settings: settings)
    var meter = try LoudnessMeter(
      channels: settings.format.channels,
      sampleRate: settings.format.sampleRate
    )
    var block: [Float] = []
    while try stream.next(into: &block) { meter.add(block) }
    return meter.integrated
  }

  /// Measures the loudness after encoding and decoding in LUFS; nil if nothing passes the gate.
  private func decodedLoudness(
    _ analysis: RecordingAnalysis
  ) async throws(RecordingError) -> Double? {
    let encoder = ParallelMP3Encoder(
      file: file,
      analysis: analysis,
      settings: settings,
      workers: workers
    )
    do {
      let meter = try DecodedLoudnessMeter(settings.format)
      _ = try await encoder.encode(to: { try meter.add($0) }, progress: { _ in })
      return meter.integrated
    } catch let error as RecordingError {
      throw error
    } catch {
      let words = (error as? LAMEError)?.message ?? "\(error)"
      throw .workFailed(WorkFailure("can't measure \(file.path): \(words)"))
    }
  }
}

/// Measures the loudness of MP3 frames.
private final class DecodedLoudnessMeter: Sendable {
  private struct State: ~Copyable {
    var decoder: MP3Decoder
    var meter: LoudnessMeter
  }

  private let state: Mutex<State>

  init(_ format: MP3Format) throws {
    state = Mutex(
      State(
        decoder: try MP3Decoder(format),
        meter: try LoudnessMeter(channels: format.channels, sampleRate: format.sampleRate)
      )
    )
  }

  /// Measures whole frames, the next ones.
  func add(_ frames: [UInt8]) throws {
    try state.withLock { state in
      var decoded: [Float] = []
      try state.decoder.decode(frames, appendingTo: &decoded)
      state.meter.add(decoded)
    }
  }

  /// LUFS; nil if nothing passes the gate.
  var integrated: Double? { state.withLock { $0.meter.integrated } }
}
