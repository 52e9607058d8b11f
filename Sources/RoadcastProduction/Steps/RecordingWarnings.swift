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

  static func run(_ analysis: RecordingAnalysis, _ path: String) -> [Diagnostic] {
    let place = SourceLocation(file: path)
    var told: [Diagnostic] = []
    func warn(_ rule: String, _ message: String) {
      told.append(.warning(rule, at: place, message))
    }
    if analysis.missingFrames > 0 {
      let missing = LengthText.tell(samples: analysis.missingFrames, at: analysis.sourceRate)
      warn(
        "truncated-recording",
        "is cut off: its header promises \(missing) more than the file holds; copy it again"
      )
    }
    if analysis.repairedSamples > 0 {
      warn(
        "damaged-samples",
        "holds \(analysis.repairedSamples) samples that are no sound, the first at "
          + "\(clock(analysis.firstRepair)); they were made silent"
      )
    }
    if analysis.gain > mostGain {
      warn(
        "quiet-recording",
        "is very quiet (\(oneDecimal(analysis.loudness)) LUFS) and was raised by "
          + "\(oneDecimal(analysis.gain)) dB, its noise too; record closer to the microphone"
      )
    }
    if let distance = analysis.signalToNoise, distance < leastSignalToNoise {
      warn(
        "noisy-recording",
        "is noisy: what is said stands only \(oneDecimal(distance)) dB over the noise; "
          + "record in a quieter place, closer to the microphone"
      )
    }
    for (kind, faults) in Dictionary(grouping: analysis.faults, by: \.kind) {
      for fault in faults.prefix(mostTold) { warn(rule(of: kind), message(for: fault)) }
      if faults.count > mostTold {
        let rest = faults.dropFirst(mostTold)
        warn(rule(of: kind), "and \(rest.count) more places, up to \(clock(rest.last?.start ?? 0))")
      }
    }
    return told
  }

  private static func rule(of kind: RecordingFault.Kind) -> String {
    switch kind {
    case .clipped: "clipped-recording"
    case .dropout: "dropout"
    case .silence: "long-silence"
    }
  }

  private static func message(for fault: RecordingFault) -> String {
    let place = "at \(clock(fault.start)): "
    switch fault.kind {
    case .clipped:
      return place + "clipped for \(length(fault)); record it again with less gain"
    case .dropout:
      return place
        + "no signal for \(length(fault)) in the midst of speech; copy or record it again"
    case .silence where fault.duration >= betweenTakes:
      return place + "silent for \(length(fault)); are two takes left in one file?"
    case .silence:
      return place + "silent for \(length(fault)); cut it out, or set `shorten_pauses: true`"
    }
  }

  private static func clock(_ seconds: Double) -> String {
    LengthText.tell(Milliseconds(Int((seconds * 1_000).rounded())))
  }

  private static func length(_ fault: RecordingFault) -> String {
    fault.duration < 0.095 ? "\(Int((fault.duration * 1_000).rounded())) ms" : clock(fault.duration)
  }
}
