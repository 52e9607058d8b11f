import RoadcastModel

/// Reads `transcriber` of `show.yml`: `whisper-cli -m model.bin -ovtt {audio}`.
enum TranscriberManifest {
  static func transcriber(from show: Fields) -> Transcriber? {
    guard let line = show.text("transcriber", characters: 4_000) else { return nil }
    do throws(Transcriber.Failure) {
      return try Transcriber(line.value)
    } catch {
      let problem =
        switch error {
        case .openQuotation: "has a quotation mark or a backslash too many"
        case .noProgram: "names no program"
        case .noAudio:
          "does not say where the recording goes; put {audio} there, as in "
            + "`whisper-cli -m model.bin -ovtt {audio}`"
        }
      show.findings.add(.wrongValue, at: line.location, "`transcriber` \(problem)")
      return nil
    }
  }
}
