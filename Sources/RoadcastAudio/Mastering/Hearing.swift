/// What listening to a recording tells of its level: one reading, after all repairs but those that
/// follow from listening.
package struct Hearing: Sendable {
  /// After which it was listened to.
  let repairs: Repairs

  let profile: SignalProfile

  /// The true peak, linear.
  let peak: Float

  /// Frames at the programme's rate.
  let length: Int

  /// Listens to a recording in the hope that it needs no repair that only a survey can tell: most
  /// don't, and the survey can be made at the same time.
  ///
  /// It gives up where the recording can't be used, as the survey will say, and when its task is
  /// cancelled.
  ///
  /// - `descriptor`: the recording, open for reading.
  /// - `fileSize`: bytes.
  /// - `mostSeconds`: a longer recording is not listened to.
  package init?(
    hopefully descriptor: Int32,
    fileSize: Int,
    mostSeconds: Int,
    for settings: MasterSettings
  ) {
    guard let header = try? WAVHeader(descriptor: descriptor, fileSize: fileSize),
      header.seconds <= mostSeconds,
      let hearing = try? Hearing(
        descriptor: descriptor,
        repairs: Repairs(settings.cleanUp),
        format: settings.format
      )
    else { return nil }
    self = hearing
  }

  /// - `descriptor`: the recording, open for reading.
  ///
  /// Nil when the task is cancelled.
  init?(descriptor: Int32, repairs: Repairs, format: MP3Format) throws(RecordingError) {
    // Nothing is cut yet, so that its length need not be known.
    var stream = try CleanedStream(
      descriptor: descriptor,
      repairs: repairs,
      length: 0,
      format: format
    )
    var meter = LoudnessMeter(channels: format.channels, sampleRate: format.sampleRate)
    var profile = SignalProfile(channels: format.channels, sampleRate: format.sampleRate)
    var truePeak = TruePeakMeter(channels: format.channels)
    var length = 0
    var block: [Float] = []
    while try stream.next(into: &block) {
      if Task.isCancelled { return nil }
      meter.add(block)
      profile.add(block)
      truePeak.add(block)
      length += block.count / format.channels
    }
    profile.finish(meter)
    truePeak.finish()
    self.repairs = repairs
    self.profile = profile
    self.peak = truePeak.peak
    self.length = length
  }
}
