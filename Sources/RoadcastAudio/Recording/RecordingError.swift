package import RoadcastFiles

/// The reason why a recording can't be used.
package enum RecordingError: Error, Equatable, Sendable {
  /// It isn't a WAV file. The value says what it looks like, with an article.
  case notWAV(found: String)

  /// Its header contradicts itself. The value says what is wrong with it.
  case damagedHeader(String)

  /// Its sample format isn't supported. The value names the format.
  case unsupportedEncoding(String)

  /// It has no sound. The value says why.
  case noAudio(String)

  /// It has neither one channel nor two.
  case channels(Int)

  /// Its sample rate in Hz isn't in `WAVHeader.sampleRates`.
  case sampleRate(Int)

  /// It is too long.
  case tooLong(seconds: Int, limit: Int)

  /// The file is too large.
  case tooLarge(bytes: Int, limit: Int)

  /// It is shorter than the 400 ms that a loudness measurement needs.
  case tooBrief(seconds: Double)

  /// All of it is below the −70 LUFS gate.
  case silent

  /// Its integrated loudness is below −50 LUFS.
  case tooQuiet(loudness: Double)

  /// More than one sample in a hundred isn't finite or is beyond ±16.
  case damagedSamples(count: Int)

  /// libsndfile can't decode it. The value is libsndfile's own message.
  case decodingFailed(String)

  /// soxr can't convert its sample rate. The value is soxr's own message.
  case resamplingFailed(String)

  /// The disk failed; the recording may be good.
  case readFailed(WorkFailure)

  /// The task was cancelled.
  case cancelled

  /// What is wrong and what to do, in one line that follows the file's name.
  package var message: String {
    switch self {
    case .notWAV(let found):
      "is \(found), not a WAV file; export it as WAV (PCM, 16 or 24 bit)"
    case .damagedHeader(let what):
      "has a damaged WAV header (\(what)); export it again"
    case .unsupportedEncoding(let name):
      "is encoded as \(name), which Roadcast can't read; export it as PCM, 16 or 24 bit"
    case .noAudio(let why):
      "has no sound (\(why)); record or export it again"
    case .channels(let count):
      "has \(count) channels; export it as mono or stereo"
    case .sampleRate(let rate):
      "has a sample rate of \(rate) Hz, which isn't between 8000 and 192000 Hz; "
        + "export it at 44100 or 48000 Hz"
    case .tooLong(let seconds, let limit):
      "runs \(seconds / 60) minutes, over the limit of \(limit / 60) minutes; split it"
    case .tooLarge(let bytes, let limit):
      "has over \((bytes - 1) >> 20) MiB, and the limit is \(limit >> 20) MiB; split it"
    case .tooBrief(let seconds):
      "runs \(Int(seconds * 1_000)) ms, too short to measure its loudness; "
        + "make it at least 400 ms long"
    case .silent:
      "is completely silent; check the microphone and record it again"
    case .tooQuiet(let loudness):
      "is too quiet (\(loudness.oneDecimalText) LUFS); record it again closer to the microphone"
    case .damagedSamples(let count):
      "has \(count) invalid samples, too many to repair; export it again"
    case .decodingFailed(let words):
      "can't be decoded (libsndfile reports: \(words)); export it again"
    case .resamplingFailed(let words):
      "can't be converted to the programme's sample rate (soxr reports: \(words)); try again"
    case .readFailed(let failure):
      failure.message
    case .cancelled:
      "wasn't analysed, because the work was stopped; try again"
    }
  }
}
