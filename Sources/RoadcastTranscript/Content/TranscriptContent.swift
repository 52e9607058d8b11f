/// What a text is, as its content shows.
enum TranscriptContent: Equatable {
  case webVTT, subRip, json

  /// Captions in one of the smaller formats.
  case timedLines(TimedLines.Form)

  /// Words without times.
  case script(isMarkdown: Bool)

  /// Recognizes a text; nil for one that only its name could explain, if the name doesn't.
  ///
  /// - Parameters:
  ///   - text: The whole text.
  ///   - expected: The format of the file's name, which decides what the content doesn't show.
  init?(of text: String, expected: TranscriptFormat?) {
    let isVTT = Self.beginsWithHeader(text)
    // Most files are what they're called; nothing else of them is looked at.
    if expected == .webVTT, isVTT {
      self = .webVTT
      return
    }
    let head = Substring(text.utf8.prefix(4_096)).drop { $0.isWhitespace || $0 == "\u{FEFF}" }
    if isVTT || (head.utf8.starts(with: "WEBVTT".utf8) && expected != .webVTT) {
      self = .webVTT
    } else if Self.beginsJSON(head) {
      self = .json
    } else if let form = TimedLines.Form(of: text) {
      self = .timedLines(form)
    } else if expected != .subRip, Self.hasTimesOfSubRip(text, expected: expected) {
      self = .subRip
    } else {
      switch expected {
      case .webVTT: self = .webVTT
      case .subRip: self = .subRip
      case .json: self = .json
      case .plainText: self = .script(isMarkdown: false)
      case .markdown: self = .script(isMarkdown: true)
      case nil: return nil
      }
    }
  }

  /// Whether the first line is WebVTT's.
  private static func beginsWithHeader(_ text: String) -> Bool {
    guard text.utf8.starts(with: "WEBVTT".utf8) else { return false }
    let next = text.utf8.dropFirst("WEBVTT".utf8.count).first
    return next.map { $0 == 0x20 || $0 == 0x09 || $0 == 0x0A || $0 == 0x0D } ?? true
  }

  /// Whether a text begins with an object, or with a list of objects.
  private static func beginsJSON(_ head: Substring) -> Bool {
    var rest = head
    guard let open = rest.popFirst(), open == "{" || open == "[" else { return false }
    rest = rest.drop(while: \.isWhitespace)
    guard let next = rest.first else { return false }
    return open == "{" ? next == "\"" || next == "}" : next == "{" || next == "]"
  }

  /// Whether one of the lines has the times of a cue.
  private static func hasTimesOfSubRip(_ text: String, expected: TranscriptFormat?) -> Bool {
    var lines = LineReader(text)
    while let line = lines.next() {
      guard CueTimes.subRip(line.bytes) != nil || DamagedTimes.read(line.bytes) != nil else {
        continue
      }
      // WebVTT without its header isn't SubRip: its reader says what's missing.
      return expected != .webVTT || line.bytes.contains(UInt8(ascii: ","))
    }
    return false
  }
}
