import RoadcastAudio
import RoadcastModel

extension RecordingError {
  /// The tag under which it is told.
  var rule: Rule {
    switch self {
    case .notWAV: .notAWAV
    case .damagedHeader, .unreadable, .readFailed: .damagedRecording
    case .unsupportedEncoding: .unsupportedEncoding
    case .noAudio: .emptyRecording
    case .channels: .unsupportedChannels
    case .sampleRate: .unsupportedRate
    case .tooLong, .tooLarge: .recordingTooLarge
    case .tooBrief: .recordingTooBrief
    case .silent: .silentRecording
    case .tooQuiet: .quietRecording
    case .garbage: .damagedSamples
    }
  }
}
