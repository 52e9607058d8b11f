import RoadcastModel
import RoadcastPrograms

/// Runs the show's transcriber: without a shell, without input, and with a time limit.
struct TranscriberProcess {
  let transcriber: Transcriber

  /// The folder that the program runs in; an absolute path.
  let folder: String

  /// Why a program produced no transcript.
  struct Failure: Error {
    /// A clause that follows the recording's name.
    var message: String
  }

  /// Transcribes one recording.
  ///
  /// - Parameters:
  ///   - places: What the program's arguments refer to.
  ///   - limit: When it takes longer, the program is stopped, and every program that it started.
  /// - Returns: What the program wrote to standard output.
  /// - Throws: `Failure` if the program can't be run, fails, or takes too long.
  func transcribe(_ places: Transcriber.Places, limit: Duration) async throws -> [UInt8] {
    let words = transcriber.words(for: places)
    do {
      return try await ChildProgram(words: words, folder: folder)
        .run(limit: limit, outputLimit: Limits.transcriptBytes)
    } catch let error as ChildProgram.Failure {
      switch error {
      case .notFound:
        throw failure(of: words, "wasn't found; install it, or correct `transcriber` in show.yml")
      case .tookTooLong:
        let time = LengthText.format(Milliseconds(Int(limit / .milliseconds(1))))
        throw failure(of: words, "took longer than \(time) and was stopped; raise --timeout")
      case .wroteTooMuch:
        throw failure(
          of: words,
          "wrote more than \(Limits.transcriptBytes >> 20) MiB and was stopped; check its options in "
            + "show.yml"
        )
      case .cannotRun(let reason):
        throw failure(of: words, "can't be run (\(reason)); correct `transcriber` in show.yml")
      case .failed(let ending):
        throw failure(of: words, ending.description)
      }
    }
  }

  private func failure(of words: [String], _ what: String) -> Failure {
    Failure(message: "\(WorkspacePath.name(of: words[0]).quoted) \(what)")
  }
}
