package import RoadcastFiles

/// The levels of a recording: the result of one reading of all of it, after the cleaning steps that don't
/// depend on the result.
package struct LevelMeasurement: Sendable {
  /// The cleaning that was applied.
  let plan: CleaningPlan

  /// The power and peak of each 300th of a second.
  let envelope: SignalEnvelope

  /// The K-weighted power of each 100 ms.
  let steps: [Double]

  /// The maximum momentary loudness in LUFS; nil for less than 400 ms, and for silence.
  let maxMomentary: Double?

  /// The true peak, linear.
  let peak: Float

  /// The length in frames at the programme's sample rate.
  let length: Int

  /// The share of the power in frequencies that encoding may lose (`TrebleMeter.share`).
  let trebleShare: Double

  /// Measures a recording ahead of its inspection, as if the inspection will find nothing to repair.
  ///
  /// Most recordings need no repair. For them, an idle core can measure while another one inspects. The
  /// result is nil if the recording can't be used, for which the inspection will give the reason, or if the
  /// task is cancelled.
  ///
  /// - Parameters:
  ///   - file: The recording.
  ///   - maximumSeconds: The longest recording to measure.
  ///   - settings: What the master is like.
  ///   - workers: The pool in which the caller has a place.
  package init?(
    speculativelyOf file: InputFile,
    maximumSeconds: Int,
    for settings: MasterSettings,
    workers: WorkerPool
  ) async {
    guard let header = try? WAVHeader(of: file),
      header.seconds <= maximumSeconds,
      let measurement = try? await LevelMeasurement(
        of: file,
        sourceRate: header.sampleRate,
        plan: CleaningPlan(settings.cleaning),
        format: settings.format,
        workers: workers
      )
    else { return nil }
    self = measurement
  }

  /// Measures a recording.
  ///
  /// The result is nil if the task is cancelled.
  ///
  /// - Parameters:
  ///   - file: The recording.
  ///   - sourceRate: The recording's sample rate in Hz.
  ///   - plan: The cleaning to apply, without cuts.
  ///   - format: The master's format.
  ///   - workers: The pool in which the caller has a place.
  /// - Throws: If the recording can't be read or resampled.
  init?(
    of file: InputFile,
    sourceRate: Int,
    plan: CleaningPlan,
    format: MP3Format,
    workers: WorkerPool
  ) async throws(RecordingError) {
    let sampleRate = Self.sampleRate(source: sourceRate, programme: format.sampleRate)
    var stream = try CleanedStream(
      file: file,
      plan: plan,
      length: 0,
      channels: format.channels,
      sampleRate: sampleRate
    )
    let loudnessMeter = try SharedLoudnessMeter(
      channels: format.channels,
      sampleRate: sampleRate
    )
    var envelope = SignalEnvelope(channels: format.channels, sampleRate: sampleRate)
    var truePeakMeter = TruePeakMeter(channels: format.channels)
    var trebleMeter = TrebleMeter(channels: format.channels)
    var length = 0
    // The loudness of one batch is measured while the next one is read.
    var batch: [Float] = []
    var isEnd = false
    while !isEnd {
      if Task.isCancelled { return nil }
      let previous = batch
      batch = try await workers.runBoth { () throws(RecordingError) in
        var batch: [Float] = []
        batch.reserveCapacity(2 * Self.batchSamples)
        var block: [Float] = []
        while batch.count < Self.batchSamples {
          guard try stream.next(into: &block) else {
            isEnd = true
            break
          }
          envelope.add(block)
          truePeakMeter.add(block)
          trebleMeter.add(block)
          batch.append(contentsOf: block)
        }
        length += batch.count / format.channels
        return batch
      } beside: {
        await loudnessMeter.add(previous)
      }
    }
    await loudnessMeter.add(batch)
    envelope.finish()
    truePeakMeter.finish()
    self.plan = plan
    self.envelope = envelope
    self.steps = await loudnessMeter.steps
    self.maxMomentary = await loudnessMeter.maxMomentary
    self.peak = truePeakMeter.peak
    self.trebleShare = trebleMeter.share
    self.length = RecordingStream.length(length, from: sampleRate, to: format.sampleRate)
  }

  /// The number of samples in a batch: so many that handing it to another task costs nothing.
  private static let batchSamples = 1 << 17

  /// Returns the sample rate to measure at, in Hz.
  ///
  /// A source rate between those of the two MP3 formats gives the same result as the programme's, and needs
  /// no resampling.
  private static func sampleRate(source: Int, programme: Int) -> Int {
    let isAsGood = (44_100...48_000).contains(source) && source % SignalEnvelope.rate == 0
    return isAsGood ? source : programme
  }
}

/// A loudness meter that one task adds to and another one reads.
private actor SharedLoudnessMeter {
  private var meter: LoudnessMeter

  init(channels: Int, sampleRate: Int) throws(RecordingError) {
    meter = try LoudnessMeter(channels: channels, sampleRate: sampleRate)
  }

  var steps: [Double] { meter.steps }
  var maxMomentary: Double? { meter.maxMomentary }

  func add(_ block: [Float]) { meter.add(block) }
}
