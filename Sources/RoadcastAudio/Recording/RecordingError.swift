package import RoadcastFiles

/// Why a recording can't be used: something wrong with its content, or with the disk.
package enum RecordingError: Error, Equatable, Sendable {
  /// Not a WAV file; what it looks like instead, with an article.
  case notWAV(found: String)
  /// A WAV file whose header contradicts itself; what is wrong with it.
  case damagedHeader(String)
  /// A sound format that is refused, by name.
  case unsupportedEncoding(String)
  /// No samples in it; why, where it can be told.
  case noAudio(String)
  case channels(Int)
  /// Hz.
  case sampleRate(Int)
  case tooLong(seconds: Int, limit: Int)
  case tooLarge(bytes: Int, limit: Int)
  /// Shorter than the 0.4 s that loudness is measured over; seconds.
  case tooBrief(seconds: Double)
  /// Nothing above the −70 LUFS gate.
  case silent
  /// Under −50 LUFS throughout.
  case tooQuiet(loudness: Double)
  /// More than one sample in a hundred is no number, or far off the scale.
  case garbage(samples: Int)
  /// libsndfile's own words.
  case unreadable(String)
  /// The disk failed; the content may be good.
  case readFailed(WorkFailure)

  /// What is wrong and what to do, in one line.
  package var message: String {
    switch self {
    case .notWAV(let found):
      "is \(found), not a WAV file; export it as WAV (PCM, 16 or 24 bit)"
    case .damagedHeader(let what):
      "has a damaged WAV header (\(what)); export it again"
    case .unsupportedEncoding(let name):
      "is a WAV file with \(name) sound, which is not read; export it as PCM, 16 or 24 bit"
    case .noAudio(let why):
      "holds no sound (\(why)); record it again"
    case .channels(let count):
      "has \(count) channels; export it as mono or stereo"
    case .sampleRate(let rate):
      "has a sample rate of \(rate) Hz; between 8000 and 192000 Hz are read"
    case .tooLong(let seconds, let limit):
      "runs \(seconds / 60) minutes; a recording may run \(limit / 60) at most"
    case .tooLarge(let bytes, let limit):
      "has over \((bytes - 1) >> 20) MiB; a recording may have \(limit >> 20) at most"
    case .tooBrief(let seconds):
      "runs \(Int(seconds * 1_000)) ms, too short to measure; it needs at least 400 ms"
    case .silent:
      "is silent throughout; check the microphone and record it again"
    case .tooQuiet(let loudness):
      "is too quiet (\(oneDecimal(loudness)) LUFS); record it again closer to the microphone"
    case .garbage(let samples):
      "is damaged: \(samples) samples are no sound at all; export it again"
    case .unreadable(let words):
      "can't be read: \(words)"
    case .readFailed(let failure):
      failure.message
    }
  }
}

/// A number with one decimal, rounded to the nearest; no locale.
package func oneDecimal(_ value: Double) -> String {
  guard value.isFinite, abs(value) < 1e15 else { return "\(value)" }
  let tenths = Int((value * 10).rounded())
  return "\(tenths < 0 ? "-" : "")\(abs(tenths) / 10).\(abs(tenths) % 10)"
}
