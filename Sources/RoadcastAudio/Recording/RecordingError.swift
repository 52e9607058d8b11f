package import RoadcastFiles

/// The reason why a recording can't be used.
package enum RecordingError: Error, Equatable, Sendable {
  /// It isn't a WAV file.
  case notWAV(SoundContainer)

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

  /// Its sides cancel each other out in mono, and correcting that is switched off.
  case cancelledOut

  /// More than one sample in a hundred isn't sound.
  case damagedSamples(count: Int)

  /// libsndfile can't decode it, in a format other than WAV. The value says why.
  case decodingFailed(String)

  /// The work failed, because of the disk or for lack of memory; the recording may be good.
  case workFailed(WorkFailure)

  /// The task was cancelled; the recording may be good.
  case cancelled
}

extension RecordingError {
  /// What is wrong and what to do, in one line that follows the file's name.
  ///
  /// - Parameter path: The path of the file, for the command that converts it.
  /// - Returns: The line. Parts of it can come from the file.
  package func message(for path: String) -> String {
    switch self {
    case .notWAV(let container):
      "is \(container.name), not a WAV file; "
        + (container.suffix.map { Conversion(of: path, from: $0).advice }
          ?? "export the recording as WAV (PCM, 16 or 24 bit)")
    case .damagedHeader(let what):
      "has a damaged WAV header (\(what)); export it again"
    case .unsupportedEncoding(let name):
      "is encoded as \(name), which Roadcast can't read; "
        + Conversion(of: path, from: "original").advice
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
    case .cancelledOut:
      "is silent in mono, because the right channel is the left one with inverted polarity; "
        + "remove `stereo: false` under `clean`, or export one channel alone"
    case .damagedSamples(let count):
      "has \(count) invalid samples, too many to repair; export it again"
    case .decodingFailed(let why):
      "is damaged and can't be decoded (\(why)); export it again"
    case .workFailed(let failure):
      failure.message
    case .cancelled:
      "wasn't analysed, because the work was stopped; try again"
    }
  }

  /// Why the work failed, where the recording isn't to blame.
  ///
  /// - Parameter path: The path of the file.
  /// - Returns: The failure; nil where the recording is to blame.
  package func failure(of path: String) -> WorkFailure? {
    switch self {
    case .workFailed(let failure): failure
    case .cancelled: WorkFailure("\(path) \(message(for: path))")
    default: nil
    }
  }
}
