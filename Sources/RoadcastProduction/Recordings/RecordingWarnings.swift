import RoadcastAudio
import RoadcastModel

/// Tells what is wrong with a recording that can be used all the same, and where in it.
enum RecordingWarnings {
  /// dB: less than this between what is said and the noise under it is heard as noise.
  private static let leastSignalToNoise = 15.0

  /// dB: more gain than this raises the noise with the voice.
  private static let mostGain = 25.0

  /// Seconds: a silence as long as this may part two takes.
  private static let betweenTakes = 10.0

  /// The most that is told one by one of each kind.
  private static let mostTold = 5

  static func diagnostics(for analysis: RecordingAnalysis, _ path: String) -> [Diagnostic] {
    let place = SourceLocation(file: path)
    var told: [Diagnostic] = []
    if analysis.missingFrames > 0 {
      let missing = LengthText.format(samples: analysis.missingFrames, at: analysis.sourceRate)
      told.append(
        Diagnostic(
          .truncatedRecording,
          at: place,
          "is cut off: its header promises \(missing) more than the file holds; copy it again"
        )
      )
    }
    if analysis.repairedSamples > 0 {
      told.append(
        Diagnostic(
          .damagedSamples,
          at: place,
          "holds \(analysis.repairedSamples) samples that are no sound, the first at "
            + "\(clock(analysis.firstRepair)); they were made silent"
        )
      )
    }
    if analysis.gain > mostGain {
      told.append(
        Diagnostic(
          .quietRecording,
          at: place,
          "is very quiet (\(oneDecimal(analysis.loudness)) LUFS) and was raised by "
            + "\(oneDecimal(analysis.gain)) dB, its noise too; record closer to the microphone"
        )
      )
    }
    if let distance = analysis.signalToNoise, distance < leastSignalToNoise {
      told.append(
        Diagnostic(
          .noisyRecording,
          at: place,
          "is noisy: what is said stands only \(oneDecimal(distance)) dB over the noise; "
            + "record in a quieter place, closer to the microphone"
        )
      )
    }
    for faults in Dictionary(grouping: analysis.faults, by: \.kind).values {
      told += faults.prefix(mostTold).map { warning(about: $0, at: place) }
      guard faults.count > mostTold, let last = faults.last else { continue }
      var more = warning(about: last, at: place)
      more.message += "; \(faults.count - mostTold) more places like this, the last one here"
      told.append(more)
    }
    return told
  }

  private static func warning(
    about fault: RecordingFault,
    at place: SourceLocation
  ) -> Diagnostic {
    let start = "at \(clock(fault.start)): "
    let length = length(fault)
    switch fault.kind {
    case .clipped:
      return Diagnostic(
        .clippedRecording,
        at: place,
        start + "clipped for \(length); record it again with less gain"
      )
    case .dropout:
      return Diagnostic(
        .dropout,
        at: place,
        start + "no signal for \(length) in the midst of sound; copy it or record it again"
      )
    case .silence:
      let remedy =
        fault.duration >= betweenTakes
        ? "are two takes left in one file?" : "cut it out, or set `shorten_pauses: true`"
      return Diagnostic(.longSilence, at: place, start + "silent for \(length); " + remedy)
    }
  }

  private static func clock(_ seconds: Double) -> String {
    LengthText.format(Milliseconds(Int((seconds * 1_000).rounded())))
  }

  private static func length(_ fault: RecordingFault) -> String {
    fault.duration < 0.095 ? "\(Int((fault.duration * 1_000).rounded())) ms" : clock(fault.duration)
  }
}
