import RoadcastAudio
import RoadcastFiles
import RoadcastModel

extension RecordingError {
  /// Describes what's wrong with a recording.
  ///
  /// - Parameter path: The recording's path in the workspace.
  /// - Returns: An error about the recording.
  /// - Throws: The failure where the work failed, so that a good recording is never left out.
  func diagnostic(of path: String) throws(WorkFailure) -> Diagnostic {
    let message = message(for: path).escapedForDisplay
    guard let rule else { throw failure(of: path) ?? WorkFailure("\(path) \(message)") }
    return Diagnostic(rule, severity: .error, at: SourceLocation(file: path), message)
  }

  /// The rule that a recording with this error breaks; nil if it may be good.
  var rule: Rule? {
    switch self {
    case .notWAV: .notAWAV
    case .damagedHeader, .decodingFailed: .damagedRecording
    case .unsupportedEncoding: .unsupportedEncoding
    case .noAudio: .emptyRecording
    case .channels: .unsupportedChannels
    case .sampleRate: .unsupportedRate
    case .tooLong, .tooLarge: .recordingTooLarge
    case .tooBrief: .recordingTooBrief
    case .silent: .silentRecording
    case .tooQuiet: .quietRecording
    case .cancelledOut: .oppositeSides
    case .damagedSamples: .damagedSamples
    case .workFailed, .cancelled: nil
    }
  }
}
