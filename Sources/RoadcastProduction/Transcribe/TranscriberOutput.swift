import RoadcastFiles
import RoadcastModel
import RoadcastTranscript

/// What a transcriber wrote about one recording, in a form that Roadcast reads.
struct TranscriberOutput {
  var format: TranscriptFormat
  var bytes: [UInt8]

  /// In the order in which a transcript is taken when there are several.
  private static let formats: [TranscriptFormat] = [.webVTT, .subRip, .json, .plainText]

  /// Looks among the files it wrote, then at its standard output.
  ///
  /// A program that is told to read `01.wav` writes `01.vtt` or `01.wav.vtt`.
  ///
  /// - `folder`: where its files lie; an open workspace of no other use.
  /// - `audio`: the name of the recording's copy in it.
  ///
  /// Nil where there is nothing but white space.
  init?(in folder: Workspace, audio: String, output: [UInt8]) throws {
    let stem = WorkspacePath.stem(of: audio).stem
    for format in Self.formats {
      for name in ["\(stem).\(format.rawValue)", "\(audio).\(format.rawValue)"] {
        guard let file = try? folder.file(name), file.size > 0 else { continue }
        guard let bytes = try file.read(limit: Limits.transcriptBytes) else {
          throw RunTranscriber.Failure(
            message: "the transcriber wrote over \(Limits.transcriptBytes >> 20) MiB"
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

  /// What a stream without a name holds; nil where that is nothing.
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
