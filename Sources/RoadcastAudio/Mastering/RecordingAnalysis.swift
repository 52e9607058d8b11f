/// What was found in a recording, and the gain that brings it to its target loudness.
package struct RecordingAnalysis: Sendable, Equatable {
  /// The recording's sample format, such as `24-bit PCM`.
  package var encoding: String

  /// The recording's number of channels.
  package var sourceChannels: Int

  /// The recording's sample rate in Hz.
  package var sourceRate: Int

  /// The number of frames in the file.
  package var framesRead: Int

  /// The number of frames that the header promises but that aren't in the file.
  package var missingFrames: Int

  /// The number of frames that are in the file but that its header doesn't promise.
  package var surplusFrames: Int

  /// The sample peak in dBFS, as recorded; over 0 only in floating point.
  package var samplePeak: Double

  /// Seconds from the start to the sample peak; 0 unless it's over full scale.
  package var samplePeakTime: Double

  /// The number of samples that were invalid and replaced with silence.
  package var repairedSamples: Int

  /// Seconds from the start to the first invalid sample; 0 if there is none.
  package var firstRepair: Double

  /// The number of frames that are played, at the programme's sample rate: what cuts leave.
  package var length: Int

  /// What is done to it ahead of loudness normalisation.
  package var cleaning: CleaningPlan

  /// The faults, in the order of their start.
  package var faults: [RecordingFault]

  /// The pauses of the voice in hundredths of a second from the start, ahead of any cut: ascending, not
  /// adjacent.
  package var pauses: [Range<Int>]

  /// The signal-to-noise ratio in dB; nil if it can't be measured.
  package var signalToNoise: Double?

  /// The integrated loudness in LUFS, as recorded.
  package var loudness: Double

  /// The maximum momentary loudness in LUFS, as recorded (EBU Tech 3341); nil if it can't be measured.
  package var maxMomentary: Double?

  /// The maximum short-term loudness in LUFS, as recorded (EBU Tech 3341); nil for less than 3 s.
  package var maxShortTerm: Double?

  /// The loudness range in LU, as recorded (EBU Tech 3342); nil for less than 3 s.
  package var loudnessRange: Double?

  /// The true peak in dBTP, as recorded.
  package var truePeak: Double

  /// The gain ahead of the limiter, in dB.
  package var gain: Double

  /// The loudness that the limiter takes away, in LU; 0 if it never acts.
  package var limited: Double

  package init(
    encoding: String,
    sourceChannels: Int,
    sourceRate: Int,
    framesRead: Int,
    missingFrames: Int,
    surplusFrames: Int,
    samplePeak: Double,
    samplePeakTime: Double,
    repairedSamples: Int,
    firstRepair: Double,
    length: Int,
    cleaning: CleaningPlan,
    faults: [RecordingFault],
    pauses: [Range<Int>],
    signalToNoise: Double?,
    loudness: Double,
    maxMomentary: Double?,
    maxShortTerm: Double?,
    loudnessRange: Double?,
    truePeak: Double,
    gain: Double,
    limited: Double
  ) {
    self.encoding = encoding
    self.sourceChannels = sourceChannels
    self.sourceRate = sourceRate
    self.framesRead = framesRead
    self.missingFrames = missingFrames
    self.surplusFrames = surplusFrames
    self.samplePeak = samplePeak
    self.samplePeakTime = samplePeakTime
    self.repairedSamples = repairedSamples
    self.firstRepair = firstRepair
    self.length = length
    self.cleaning = cleaning
    self.faults = faults
    self.pauses = pauses
    self.signalToNoise = signalToNoise
    self.loudness = loudness
    self.maxMomentary = maxMomentary
    self.maxShortTerm = maxShortTerm
    self.loudnessRange = loudnessRange
    self.truePeak = truePeak
    self.gain = gain
    self.limited = limited
  }

  /// The number of frames at the programme's sample rate, ahead of any cut.
  package var uncutLength: Int { length + cleaning.cuts.reduce(0) { $0 + $1.count } }
}
