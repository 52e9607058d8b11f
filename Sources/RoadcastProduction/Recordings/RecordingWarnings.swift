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
    let ofWhole = [truncatedRecording, damagedSamples, quietRecording, noisyRecording]
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

  private static func damagedSamples(
    _ analysis: RecordingAnalysis,
    at place: SourceLocation
  ) -> Diagnostic? {
    guard analysis.repairedSamples > 0 else { return nil }
    return Diagnostic(
      .damagedSamples,
      at: place,
      "contains \(analysis.repairedSamples) samples that aren't valid sound, the first at "
        + "\(clock(analysis.firstRepair)); they are replaced by silence, so export it again"
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

  private static func clock(_ seconds: Double) -> String {
    LengthText.format(Milliseconds(Int((seconds * 1_000).rounded())))
  }

  private static func length(_ fault: RecordingFault) -> String {
    fault.duration < 0.095 ? "\(Int((fault.duration * 1_000).rounded())) ms" : clock(fault.duration)
  }
}
