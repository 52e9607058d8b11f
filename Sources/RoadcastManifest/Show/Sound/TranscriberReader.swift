import RoadcastModel

/// Reads `transcriber` in `show.yml`: a command such as `whisper-cli -m model.bin -ovtt {audio}`.
enum TranscriberReader {
  static func read(_ value: ManifestValue) -> Transcriber? {
    guard let line = value.text(characters: Limits.commandCharacters) else { return nil }
    do throws(Transcriber.Failure) {
      return try Transcriber(line.value)
    } catch {
      let problem =
        switch error {
        case .openQuotation: "has an unmatched quotation mark or backslash; add or remove one"
        case .noProgram: "has no program; start with its name"
        case .noAudio:
          "doesn't say where the recording goes; add {audio}, as in "
            + "`whisper-cli -m model.bin -ovtt {audio}`"
        }
      value.report(.wrongValue, "`transcriber` \(problem)")
      return nil
    }
  }
}
