import RoadcastAudio
import RoadcastFiles
import RoadcastModel
import RoadcastPrograms

/// Decodes a recording with ffmpeg, if it's installed.
struct FFmpegDecoder {
  /// The recording's absolute path.
  let source: String

  /// What the recording is, with an article.
  let kind: String

  /// What ffmpeg may take a file for: sound and video, but no list of other files and no address.
  private static let formats = [
    "mov", "mp4", "m4a", "3gp", "aac", "mp3", "ogg", "flac", "wav", "w64", "aiff", "caf", "amr",
    "amrnb",
    "amrwb", "asf", "matroska", "webm", "ac3", "eac3", "ape", "au", "wv", "tta", "avi", "mpegts",
    "mpeg", "dsf",
    "iff", "loas", "xwma", "gsm", "sox",
  ].joined(separator: ",")

  private static let limit = Duration.seconds(30 * 60)

  /// Writes the recording as a WAV file of 32-bit float, which can't clip.
  ///
  /// - Parameter path: An absolute path that nothing has.
  /// - Throws: If ffmpeg isn't installed, or can't decode the recording.
  func decode(to path: String) async throws {
    let words = [
      "ffmpeg", "-nostdin", "-hide_banner", "-loglevel", "error", "-n", "-protocol_whitelist",
      "file",
      "-format_whitelist", Self.formats, "-i", "file:\(source)", "-map", "0:a:0", "-map_metadata",
      "-1",
      "-t", "\(Limits.recordingSeconds + 1)", "-c:a", "pcm_f32le", "-fflags", "+bitexact",
      "-flags:a",
      "+bitexact", "-f", "wav", "file:\(path)",
    ]
    let name = WorkspacePath.name(of: source).quoted
    do {
      _ = try await ChildProgram(words: words, folder: "/").run(
        limit: Self.limit,
        outputLimit: 1 << 20
      )
    } catch ChildProgram.Failure.notFound {
      throw WorkFailure(
        "\(name) is \(kind), which only ffmpeg can convert; install it with "
          + "`sudo apt install ffmpeg`, then run this command again"
      )
    } catch let failure as ChildProgram.Failure {
      let reason =
        switch failure {
        case .failed(let ending): "ffmpeg \(ending)"
        case .cannotRun(let words): "ffmpeg \(words)"
        case .tookTooLong: "ffmpeg took longer than 30 minutes"
        case .wroteTooMuch, .notFound: "ffmpeg failed"
        }
      throw WorkFailure("can't convert \(name), which is \(kind): \(reason); export it as WAV")
    }
    do {
      let header = try WAVHeader(of: InputFile.reopened(at: path))
      guard header.isComplete else {
        throw WorkFailure("can't convert \(name): what ffmpeg wrote isn't complete; try again")
      }
    } catch let error as RecordingError {
      let words = error.message(for: name).escapedForDisplay
      throw error.failure(of: name)
        ?? WorkFailure("can't convert \(name): what ffmpeg made of it \(words)")
    }
  }
}
