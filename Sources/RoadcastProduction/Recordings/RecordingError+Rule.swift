import RoadcastAudio
import RoadcastModel

extension RecordingError {
  /// The rule that a recording with this error breaks.
  var rule: Rule {
    switch self {
    case .notWAV: .notAWAV
    case .damagedHeader, .decodingFailed, .resamplingFailed, .readFailed, .cancelled:
      .damagedRecording
    case .unsupportedEncoding: .unsupportedEncoding
    case .noAudio: .emptyRecording
    case .channels: .unsupportedChannels
    case .sampleRate: .unsupportedRate
    case .tooLong, .tooLarge: .recordingTooLarge
    case .tooBrief: .recordingTooBrief
    case .silent: .silentRecording
    case .tooQuiet: .quietRecording
    case .damagedSamples: .damagedSamples
    }
  }
}
