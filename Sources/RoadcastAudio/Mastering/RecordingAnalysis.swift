/// What was found in a recording, and how it is brought to its level.
package struct RecordingAnalysis: Sendable, Equatable {
  /// Such as `24-bit PCM`.
  package var encoding: String

  package var sourceChannels: Int

  /// Hz.
  package var sourceRate: Int

  /// Frames that were there to read.
  package var framesRead: Int

  /// Frames that the header promised and the file does not hold.
  package var missingFrames: Int

  /// Samples that were no numbers, or far off the scale, and were silenced.
  package var repairedSamples: Int

  /// Seconds from the beginning to the first of them.
  package var firstRepair: Double

  /// Frames at the programme's rate that are heard: what cuts take is gone.
  package var length: Int

  /// What is done to it before it is brought to its level.
  package var cleaning: CleaningPlan

  /// What no repair can save, by time.
  package var faults: [RecordingFault]

  /// Where nobody speaks, in hundredths of a second before any cut: ascending, apart from each other.
  package var pauses: [Range<Int>]

  /// dB by which what is said stands over the noise under it; nil where that can't be told.
  package var signalToNoise: Double?

  /// LUFS as recorded.
  package var loudness: Double

  /// LUFS of the loudest 400 ms as recorded; nil where that can't be told.
  package var maxMomentary: Double?

  /// LUFS of the loudest 3 s as recorded; nil for a shorter recording.
  package var maxShortTerm: Double?

  /// LU between soft and loud passages (EBU Tech 3342); nil for less than 3 s.
  package var loudnessRange: Double?

  /// dBTP as recorded.
  package var truePeak: Double

  /// dB applied before the limiter.
  package var gain: Double

  /// LU that the limiter takes; 0 where it never acts.
  package var limited: Double

  package init(
    encoding: String,
    sourceChannels: Int,
    sourceRate: Int,
    framesRead: Int,
    missingFrames: Int,
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

  /// Frames at the programme's rate before any cut.
  package var uncutLength: Int { length + cleaning.cuts.reduce(0) { $0 + $1.count } }
}
