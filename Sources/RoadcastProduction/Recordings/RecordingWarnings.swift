import RoadcastAudio
import RoadcastModel

/// Warns of what's wrong with a recording that can still be used, one function for each rule.
enum RecordingWarnings {
  /// dB; with less between speech and background noise, listeners notice the noise.
  private static let leastSignalToNoise = 15.0

  /// dB; more gain makes the noise audible.
  private static let mostGain = 25.0

  /// Seconds; a silence this long can separate two takes.
  private static let betweenTakes = 10.0

  /// The most places that are listed for each kind of fault.
  private static let mostPlaces = 5

  /// Finds the warnings for a recording.
  ///
  /// - Parameters:
  ///   - analysis: what was found out about the recording.
  ///   - path: the recording's path in the workspace.
  /// - Returns: the warnings, in no particular order.
  static func diagnostics(for analysis: RecordingAnalysis, _ path: String) -> [Diagnostic] {
    let place = SourceLocation(file: path)
    let ofWhole = [
      truncatedRecording, unfinishedRecording, damagedSamples, overFullScale, quietRecording,
      noisyRecording,
    ]
    return ofWhole.compactMap { $0(analysis, place) } + faults(analysis, at: place)
  }

  // MARK: The recording as a whole

  private static func truncatedRecording(
    _ analysis: RecordingAnalysis,
    at place: SourceLocation
  ) -> Diagnostic? {
    guard analysis.missingFrames > 0 else { return nil }
    let missing = LengthText.format(samples: analysis.missingFrames, at: analysis.sourceRate)
    return Diagnostic(
      .truncatedRecording,
      at: place,
      "is cut off: its header says that it's \(missing) longer than it is; copy it again"
    )
  }

  private static func unfinishedRecording(
    _ analysis: RecordingAnalysis,
    at place: SourceLocation
  ) -> Diagnostic? {
    guard analysis.surplusFrames > 0 else { return nil }
    let whole = LengthText.format(samples: analysis.framesRead, at: analysis.sourceRate)
    let stated = max(0, analysis.framesRead - analysis.surplusFrames)
    let header =
      stated == 0
      ? "its header doesn't say how long it is"
      : "its header says that it runs \(LengthText.format(samples: stated, at: analysis.sourceRate))"
    return Diagnostic(
      .unfinishedRecording,
      at: place,
      "wasn't finished by the recorder: \(header); all \(whole) of the file are used, so listen to its end"
    )
  }

  private static func damagedSamples(
    _ analysis: RecordingAnalysis,
    at place: SourceLocation
  ) -> Diagnostic? {
    guard analysis.repairedSamples > 0 else { return nil }
    return Diagnostic(
      .damagedSamples,
      at: place,
      "contains \(analysis.repairedSamples == 1 ? "a sample" : "\(analysis.repairedSamples) samples") that "
        + "can't be sound, the first at "
        + "\(clock(analysis.firstRepair)); they are replaced by silence, so export it again"
    )
  }

  private static func overFullScale(
    _ analysis: RecordingAnalysis,
    at place: SourceLocation
  ) -> Diagnostic? {
    // Less than a tenth of a decibel is a rounding error.
    guard analysis.samplePeak >= 0.05 else { return nil }
    return Diagnostic(
      .overFullScale,
      at: place,
      "at \(clock(analysis.samplePeakTime)): the peak is \(analysis.samplePeak.oneDecimalText) dB over full "
        + "scale; nothing is lost here, but other programs cut it off, so export with less gain"
    )
  }

  private static func quietRecording(
    _ analysis: RecordingAnalysis,
    at place: SourceLocation
  ) -> Diagnostic? {
    guard analysis.gain > mostGain else { return nil }
    return Diagnostic(
      .quietRecording,
      at: place,
      "is very quiet (\(analysis.loudness.oneDecimalText) LUFS), and raising it by "
        + "\(analysis.gain.oneDecimalText) dB raises its noise too; record closer to the microphone"
    )
  }

  private static func noisyRecording(
    _ analysis: RecordingAnalysis,
    at place: SourceLocation
  ) -> Diagnostic? {
    guard let distance = analysis.signalToNoise, distance < leastSignalToNoise else { return nil }
    return Diagnostic(
      .noisyRecording,
      at: place,
      "is noisy: speech is only \(distance.oneDecimalText) dB louder than the background noise; "
        + "record in a quieter place, closer to the microphone"
    )
  }

  // MARK: Places in the recording

  /// The first places of each kind of fault, and how many more there are.
  private static func faults(
    _ analysis: RecordingAnalysis,
    at place: SourceLocation
  ) -> [Diagnostic] {
    Dictionary(grouping: analysis.faults, by: \.kind).values.flatMap { faults in
      var found = faults.prefix(mostPlaces).map { warning(about: $0, at: place) }
      if faults.count > mostPlaces, let last = faults.last {
        var more = warning(about: last, at: place)
        more.message += "; \(faults.count - mostPlaces) more places like this, this is the last one"
        found.append(more)
      }
      return found
    }
  }

  private static func warning(
    about fault: RecordingFault,
    at place: SourceLocation
  ) -> Diagnostic {
    var warning =
      switch fault.kind {
      case .clipped: clippedRecording(fault, at: place)
      case .dropout: dropout(fault, at: place)
      case .silence: longSilence(fault, at: place)
      case .opposite, .cancelled: oppositeSides(fault, at: place)
      }
    warning.moment = Milliseconds(Int((fault.start * 1_000).rounded()))
    return warning
  }

  private static func clippedRecording(
    _ fault: RecordingFault,
    at place: SourceLocation
  ) -> Diagnostic {
    Diagnostic(
      .clippedRecording,
      at: place,
      "at \(clock(fault.start)): clipped for \(length(fault)); record it again with less gain"
    )
  }

  private static func dropout(_ fault: RecordingFault, at place: SourceLocation) -> Diagnostic {
    Diagnostic(
      .dropout,
      at: place,
      "at \(clock(fault.start)): no signal for \(length(fault)) in the middle of sound; copy it again, "
        + "or record it again"
    )
  }

  private static func longSilence(_ fault: RecordingFault, at place: SourceLocation) -> Diagnostic {
    let remedy =
      fault.duration >= betweenTakes
      ? "are two takes left in one file?" : "cut it out, or set `shorten_pauses: true`"
    return Diagnostic(
      .longSilence,
      at: place,
      "at \(clock(fault.start)): silent for \(length(fault)); \(remedy)"
    )
  }

  private static func oppositeSides(
    _ fault: RecordingFault,
    at place: SourceLocation
  ) -> Diagnostic {
    let problem =
      fault.kind == .opposite
      ? "the right side is the left one with inverted polarity, which is corrected; check the cable "
        + "or plug-in that did it"
      : "both sides cancel each other out in mono for \(length(fault)); export one side alone"
    return Diagnostic(.oppositeSides, at: place, "at \(clock(fault.start)): \(problem)")
  }

  private static func clock(_ seconds: Double) -> String {
    LengthText.format(Milliseconds(Int((seconds * 1_000).rounded())))
  }

  private static func length(_ fault: RecordingFault) -> String {
    fault.duration < 0.095 ? "\(Int((fault.duration * 1_000).rounded())) ms" : clock(fault.duration)
  }
}
