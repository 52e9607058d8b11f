import RoadcastModel

extension TimedLines {
  /// One of the smaller formats of captions.
  enum Form: Equatable {
    /// `[00:00:00.000 --> 00:00:02.500]   Hello`, as whisper prints it.
    case console

    /// `0:00:00.190,0:00:02.514` above the words: YouTube's SBV, and SubViewer.
    case subViewer

    /// `[00:12.34]Hello`: lyrics.
    case lyrics

    /// `190<tab>2514<tab>Hello`, or the same with commas: tables of whisper, labels of Audacity.
    case table(separator: UInt8, hasSpeaker: Bool)

    /// `Dialogue: 0,0:00:00.19,0:00:02.51,Default,Dana,0,0,0,,Hello`: SubStation Alpha.
    case subStation

    /// The lines with words that are looked at.
    private static let window = 12

    /// Recognizes a format by the first lines of a text; nil for anything else.
    init?(of text: String) {
      var lines = LineReader(text)
      var lyrics = 0
      var count = 0
      while count < Self.window, let line = lines.next() {
        guard !line.isBlank else { continue }
        count += 1
        if Self.subViewer.entry(of: line) != nil {
          self = .subViewer
          return
        }
        if CueTimes.subRip(line.bytes) != nil, !line.bytes.contains(where: Self.isLetter) {
          return nil
        }
        if Self.console.entry(of: line) != nil {
          self = .console
          return
        }
        if let table = Self.table(of: line, isFirst: count == 1) {
          self = table
          return
        }
        if line.bytes.starts(with: "[Script Info]".utf8) || line.bytes.starts(with: "[Events]".utf8)
          || (line.bytes.starts(with: "Dialogue:".utf8) && Self.subStation.entry(of: line) != nil)
        {
          self = .subStation
          return
        }
        if Self.lyrics.entry(of: line) != nil { lyrics += 1 }
        if lyrics > 1 {
          self = .lyrics
          return
        }
      }
      guard lyrics > 0, lyrics == count else { return nil }
      self = .lyrics
    }

    /// Whether the words are on the lines below the times.
    var takesLines: Bool {
      switch self {
      case .console, .subViewer: true
      case .lyrics, .table, .subStation: false
      }
    }

    /// How the times of a cue are written.
    var example: String {
      switch self {
      case .console: "like [00:01:02.345 --> 00:01:04.000]"
      case .subViewer: "like 0:01:02.345,0:01:04.000"
      case .lyrics: "like [01:02.34]"
      case .table: "as two numbers"
      case .subStation: "like 0:01:02.34,0:01:04.00"
      }
    }

    /// Whether a line has no words by its form: names of columns, notes about the file.
    func isHeader(_ line: LineReader.Line) -> Bool {
      let text = line.text.trimmed
      switch self {
      case .console: return false
      case .subViewer: return text.first == "[" || text.contains(",NTP") || text.isNumberAlone
      case .lyrics: return text.first == "["
      case .table: return line.number == 1
      case .subStation: return !text.hasPrefix("Dialogue:")
      }
    }

    /// Whether a line begins like a cue whose times can't be read.
    func isUnreadable(_ line: LineReader.Line) -> Bool {
      switch self {
      case .console: line.bytes.first == UInt8(ascii: "[") && line.bytes.containsArrow
      case .subViewer: DamagedTimes.isLikely(line.bytes)
      case .lyrics: false
      case .table: true
      case .subStation: line.bytes.starts(with: "Dialogue:".utf8)
      }
    }

    private static func isLetter(_ byte: UInt8) -> Bool {
      (0x41...0x5A).contains(byte & 0xDF) || byte >= 0x80
    }

    /// The kind of table that begins with a line.
    private static func table(of line: LineReader.Line, isFirst: Bool) -> Form? {
      guard isFirst else { return nil }
      let tab = UInt8(ascii: "\t")
      let comma = UInt8(ascii: ",")
      let names = line.text.lowercased()
      for (separator, mark) in [(tab, "\t"), (comma, ",")] {
        let columns = names.split(separator: Character(mark)).map {
          String($0).trimmed.filter { $0 != "\"" }
        }
        if columns == ["start", "end", "text"] {
          return .table(separator: separator, hasSpeaker: false)
        }
        if columns == ["start", "end", "speaker", "text"] {
          return .table(separator: separator, hasSpeaker: true)
        }
      }
      let fields = line.bytes.split(separator: tab, maxSplits: 2, omittingEmptySubsequences: false)
      guard fields.count == 3 else { return nil }
      let form = Form.table(separator: tab, hasSpeaker: false)
      return form.entry(of: line) == nil ? nil : form
    }
  }
}

extension String {
  /// Whether there are digits only.
  fileprivate var isNumberAlone: Bool { !isEmpty && allSatisfy(\.isASCIIDigit) }
}
