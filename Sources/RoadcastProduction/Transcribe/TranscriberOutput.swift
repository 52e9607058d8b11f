import RoadcastFiles
import RoadcastModel
import RoadcastTranscript

/// What a transcriber wrote for one recording, in a form that Roadcast can read.
struct TranscriberOutput {
  var format: TranscriptFormat
  var bytes: [UInt8]

  /// If a program writes several files, the first of these forms is used.
  private static let formats: [TranscriptFormat] = [.webVTT, .subRip, .json, .plainText]

  /// Looks for files that the program wrote, then at its standard output.
  ///
  /// For the recording `01.wav`, a program writes either `01.vtt` or `01.wav.vtt`. The result is nil if
  /// the program wrote nothing but white space.
  ///
  /// - Parameters:
  ///   - folder: The folder of its files.
  ///   - audio: The name of the recording's copy in that folder.
  ///   - output: The program's standard output.
  /// - Throws: `TranscriberProcess.Failure` if a file is too large.
  init?(in folder: Folder, audio: String, output: [UInt8]) throws {
    let stem = WorkspacePath.stem(of: audio).stem
    for format in Self.formats {
      for name in ["\(stem).\(format.rawValue)", "\(audio).\(format.rawValue)"] {
        guard let file = try? folder.file(name), file.size > 0 else { continue }
        guard let bytes = try file.read(limit: Limits.transcriptBytes) else {
          throw TranscriberProcess.Failure(
            message:
              "the transcriber wrote more than \(Limits.transcriptBytes >> 20) MiB; check its options in show.yml"
          )
        }
        self.init(format: format, bytes: bytes)
        return
      }
    }
    guard let format = Self.format(of: output) else { return nil }
    self.init(format: format, bytes: output)
  }

  private init(format: TranscriptFormat, bytes: [UInt8]) {
    self.format = format
    self.bytes = bytes
  }

  /// The form of an output that has no file name, or nil if it's empty.
  private static func format(of output: [UInt8]) -> TranscriptFormat? {
    let text = String(decoding: output, as: UTF8.self).drop { $0.isWhitespace || $0 == "\u{FEFF}" }
    guard let first = text.first else { return nil }
    if text.hasPrefix("WEBVTT") { return .webVTT }
    if first == "{" || first == "[", text.utf8.last(where: { $0 > 0x20 }) ?? 0 == closing(first) {
      return .json
    }
    return text.contains(" --> ") ? .subRip : .plainText
  }

  private static func closing(_ bracket: Character) -> UInt8 {
    bracket == "{" ? UInt8(ascii: "}") : UInt8(ascii: "]")
  }
}
