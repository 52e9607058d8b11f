package import RoadcastFiles

/// What listening to a recording tells of its level: one reading, after all repairs but those that
/// follow from listening.
package struct LevelMeasurement: Sendable {
  /// After which it was listened to.
  let cleaning: CleaningPlan

  let profile: SignalEnvelope

  /// The true peak, linear.
  let peak: Float

  /// Frames at the programme's rate.
  let length: Int

  /// How much of it lies so high that encoding may lose it (`TrebleMeter`).
  let treble: Double

  /// Listens to a recording in the hope that it needs no repair that only a survey can tell: most
  /// don't, and the survey can be made at the same time.
  ///
  /// It gives up where the recording can't be used, as the survey will say, and when its task is
  /// cancelled.
  ///
  /// - `file`: the recording.
  /// - `mostSeconds`: a longer recording is not listened to.
  /// - `workers`: among which the caller has a place.
  package init?(
    hopefully file: InputFile,
    mostSeconds: Int,
    for settings: MasterSettings,
    workers: WorkerPool
  ) async {
    guard let header = try? WAVHeader(of: file),
      header.seconds <= mostSeconds,
      let measurement = try? await LevelMeasurement(
        file: file,
        sourceRate: header.sampleRate,
        cleaning: CleaningPlan(settings.cleaning),
        format: settings.format,
        workers: workers
      )
    else { return nil }
    self = measurement
  }

  /// - `file`: the recording.
  /// - `sourceRate`: its own, in Hz.
  /// - `workers`: among which the caller has a place.
  ///
  /// Nil when the task is cancelled.
  init?(
    file: InputFile,
    sourceRate: Int,
    cleaning: CleaningPlan,
    format: MP3Format,
    workers: WorkerPool
  ) async throws(RecordingError) {
    let sampleRate = Self.rate(source: sourceRate, programme: format.sampleRate)
    var stream = try CleanedStream(
      file: file,
      cleaning: cleaning,
      // Nothing is cut yet, so that its length need not be known.
      length: 0,
      channels: format.channels,
      sampleRate: sampleRate
    )
    let metering = Metering(channels: format.channels, sampleRate: sampleRate)
    var profile = SignalEnvelope(channels: format.channels, sampleRate: sampleRate)
    var truePeak = TruePeakMeter(channels: format.channels)
    var treble = TrebleMeter(channels: format.channels)
    var length = 0
    // Loudness is measured beside all else, and so much at a time that handing it over costs nothing.
    var heard: [Float] = []
    var isEnd = false
    while !isEnd {
      if Task.isCancelled { return nil }
      let previous = heard
      heard = try await workers.runBoth { () throws(RecordingError) in
        var batch: [Float] = []
        batch.reserveCapacity(2 * Self.batchSamples)
        var block: [Float] = []
        while batch.count < Self.batchSamples {
          guard try stream.next(into: &block) else {
            isEnd = true
            break
          }
          profile.add(block)
          truePeak.add(block)
          treble.add(block)
          batch.append(contentsOf: block)
        }
        length += batch.count / format.channels
        return batch
      } beside: {
        await metering.add(previous)
      }
    }
    await metering.add(heard)
    profile.finish(steps: await metering.steps, maxMomentary: await metering.maxMomentary)
    truePeak.finish()
    self.cleaning = cleaning
    self.profile = profile
    self.peak = truePeak.peak
    self.treble = treble.share
    self.length = RecordingStream.length(length, from: sampleRate, to: format.sampleRate)
  }

  private static let batchSamples = 1 << 17

  /// The rate at which a recording is listened to, in Hz.
  ///
  /// One between the two that an MP3 may have tells as much as the programme's, and costs no resampling.
  private static func rate(source: Int, programme: Int) -> Int {
    let isAsGood = (44_100...48_000).contains(source) && source % SignalEnvelope.rate == 0
    return isAsGood ? source : programme
  }
}

/// A loudness meter that may be read by another task than the one that adds to it.
private actor Metering {
  private var meter: LoudnessMeter

  init(channels: Int, sampleRate: Int) {
    meter = LoudnessMeter(channels: channels, sampleRate: sampleRate)
  }

  var steps: [Double] { meter.steps }
  var maxMomentary: Double? { meter.maxMomentary }

  func add(_ block: [Float]) { meter.add(block) }
}
