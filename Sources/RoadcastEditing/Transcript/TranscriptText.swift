package import RoadcastModel
import RoadcastTranscript

/// The text of a transcript, with the position of each cue in it.
///
/// WebVTT and SubRip are changed in place, cue by cue: every other byte stays. Any other transcript, such as
/// a script, JSON or a text in another encoding, becomes a WebVTT file beside it, which is used from then on.
package struct TranscriptText: Sendable {
  /// The path in the workspace.
  package let file: String

  package let bytes: [UInt8]

  /// The cues in the order of the file.
  package let cues: [EditableCue]

  /// Why a change makes another file instead of changing this one; nil where this one is changed.
  package let conversion: String?

  let blocks: [CueBlock]
  let isWebVTT: Bool

  /// Reads a transcript.
  ///
  /// - Parameters:
  ///   - bytes: The file's content.
  ///   - file: The file's path in the workspace.
  ///   - estimated: The cues as they're planned: for a script, which has no times of its own.
  package init(_ bytes: [UInt8], file: String, estimated: [Cue] = []) {
    self.file = file
    self.bytes = bytes
    let parsed = TranscriptFormat.parse(bytes, file: file)
    let format = TranscriptFormat(file: file)
    isWebVTT = format == .webVTT
    let read = parsed.script == nil ? parsed.transcript.cues : estimated
    let reason = Self.reason(parsed, bytes, format)
    let byLine = Dictionary(grouping: read, by: \.line)
    if reason == nil,
      let blocks = CueBlock.blocks(in: SourceLines(bytes), timesAt: read.map(\.line)),
      blocks.allSatisfy({ byLine[$0.line] != nil })
    {
      self.blocks = blocks
      cues = blocks.compactMap { block in
        byLine[block.line].map { Self.cue($0, of: block, file: file) }
      }
      conversion = nil
    } else {
      blocks = []
      cues = read.map {
        EditableCue(
          start: $0.start,
          end: $0.end,
          speaker: $0.speaker,
          text: $0.text,
          line: $0.line,
          isEstimated: $0.isEstimated
        )
      }
      conversion = reason ?? "its cues can't be told apart with certainty"
    }
  }

  private static func reason(
    _ parsed: ParsedTranscript,
    _ bytes: [UInt8],
    _ format: TranscriptFormat?
  ) -> String? {
    if parsed.script != nil { return "a script has no times" }
    guard format == .webVTT || format == .subRip else {
      return "only .vtt and .srt are changed in place"
    }
    let content = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes[3...] : bytes[...]
    if String(validating: content, as: UTF8.self) == nil { return "it isn't UTF-8" }
    if parsed.hasErrors { return "it has errors" }
    return nil
  }

  private static func cue(_ voices: [Cue], of block: CueBlock, file: String) -> EditableCue {
    let first = voices[0]
    var cue = EditableCue(
      start: first.start,
      end: first.end,
      speaker: first.speaker,
      text: voices.map(\.text).joined(separator: "\n"),
      line: block.line
    )
    if voices.count > 1 {
      cue.speaker = nil
      cue.text = voices.map { ($0.speaker.map { "\($0): " } ?? "") + $0.text }
        .joined(separator: "\n")
      cue.refusal = EditRefusal(
        "this cue has several voices; change it in a text editor",
        at: SourceLocation(file: file, line: block.line)
      )
    }
    return cue
  }

  /// Why nothing can be changed: a WebVTT file that can't be changed in place can't be replaced either.
  package var refusal: EditRefusal? {
    guard let conversion, TranscriptFormat(file: file) == .webVTT else { return nil }
    return EditRefusal(
      "\(conversion), so it can't be changed cue by cue; correct it in a text editor",
      at: SourceLocation(file: file)
    )
  }

  /// The file to which changes are written: this one, or the WebVTT file beside it.
  package var target: String {
    guard conversion != nil else { return file }
    let stem = WorkspacePath.stem(of: WorkspacePath.name(of: file)).stem
    return "\(WorkspacePath.folder(of: file))/\(stem).vtt"
  }
}
