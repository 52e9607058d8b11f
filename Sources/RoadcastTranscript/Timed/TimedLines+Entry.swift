import RoadcastModel

extension TimedLines.Form {
  typealias Entry = TimedLines.Entry

  /// Reads the times of a line, and its words where they're on the same line.
  ///
  /// - Returns: Nil for a line that doesn't begin a cue.
  func entry(
    of line: LineReader.Line,
    columns: SubStationColumns = SubStationColumns()
  ) -> Entry? {
    switch self {
    case .console: Self.consoleEntry(of: line.bytes)
    case .subViewer: Self.subViewerEntry(of: line.bytes)
    case .lyrics: Self.lyricsEntry(of: line.bytes)
    case .table(let separator, let hasSpeaker):
      Self.tableEntry(of: line.bytes, separator: separator, hasSpeaker: hasSpeaker)
    case .subStation: columns.entry(of: line.text)
    }
  }

  /// `[00:00.000 --> 00:02.500]  Hello`; also in seconds, with another arrow, or without brackets.
  private static func consoleEntry(of line: ArraySlice<UInt8>) -> Entry? {
    var rest = line.drop { isSpace($0) }
    let isBracketed = rest.first == UInt8(ascii: "[") || rest.first == UInt8(ascii: "(")
    if isBracketed { rest = rest.dropFirst().drop { isSpace($0) } }
    guard let start = takeTime(&rest) else { return nil }
    rest = rest.drop { isSpace($0) }
    let arrow = rest.prefix { $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: ">") }
    guard !arrow.isEmpty, isBracketed || arrow.last == UInt8(ascii: ">") else { return nil }
    rest = rest[arrow.endIndex...].drop { isSpace($0) }
    guard let end = takeTime(&rest) else { return nil }
    if isBracketed {
      rest = rest.drop { isSpace($0) }
      guard let close = rest.popFirst(), close == UInt8(ascii: "]") || close == UInt8(ascii: ")")
      else { return nil }
    } else if rest.first == UInt8(ascii: ":") {
      rest = rest.dropFirst()
    } else if !hasWords(rest) {
      return nil
    }
    // whisper.cpp puts two spaces before its tokens, of which some begin with another one.
    let gap = rest.prefix { isSpace($0) }.prefix(2)
    let words = rest[gap.endIndex...]
    return Entry(start: start, end: end, text: String(decoding: words, as: UTF8.self))
  }

  /// Whether what follows the times is text, and not the settings of WebVTT or SubRip.
  private static func hasWords(_ rest: ArraySlice<UInt8>) -> Bool {
    let words = rest.split { isSpace($0) }
    return words.contains { word in
      word.contains { (0x41...0x5A).contains($0 & 0xDF) || $0 >= 0x80 }
        && !word.contains(UInt8(ascii: ":"))
    }
  }

  /// `0:00:00.190,0:00:02.514` alone on its line.
  private static func subViewerEntry(of line: ArraySlice<UInt8>) -> Entry? {
    var rest = line.drop { isSpace($0) }
    let first = rest.prefix { (0x2E...0x3A).contains($0) && $0 != 0x2F }
    rest = rest[first.endIndex...]
    guard rest.popFirst() == UInt8(ascii: ","), first.contains(UInt8(ascii: ":")),
      first.contains(UInt8(ascii: ".")), let start = CueTimes.moment(first)
    else { return nil }
    let second = rest.prefix { (0x2E...0x3A).contains($0) && $0 != 0x2F }
    guard second.contains(UInt8(ascii: ":")), let end = CueTimes.moment(second),
      rest[second.endIndex...].allSatisfy({ isSpace($0) })
    else { return nil }
    return Entry(start: start, end: end, text: "")
  }

  /// `[00:12.34]Hello`, where words can have times of their own in `<…>`.
  private static func lyricsEntry(of line: ArraySlice<UInt8>) -> Entry? {
    guard line.first == UInt8(ascii: "["),
      let close = line.prefix(16).firstIndex(of: UInt8(ascii: "]"))
    else { return nil }
    let time = line[(line.startIndex + 1)..<close]
    guard time.contains(UInt8(ascii: ":")), time.contains(UInt8(ascii: ".")),
      time.allSatisfy({ (0x2E...0x3A).contains($0) && $0 != 0x2F }),
      let start = CueTimes.moment(time)
    else { return nil }
    var words: [UInt8] = []
    var rest = line[(close + 1)...].drop { isSpace($0) }
    while let byte = rest.popFirst() {
      if byte == UInt8(ascii: "<"), let end = rest.prefix(12).firstIndex(of: UInt8(ascii: ">")),
        CueTimes.moment(rest[..<end]) != nil
      {
        rest = rest[(end + 1)...]
      } else {
        words.append(byte)
      }
    }
    return Entry(start: start, end: nil, text: String(decoding: words, as: UTF8.self))
  }

  /// `190<tab>2514<tab>Hello`: whole numbers are milliseconds, others seconds.
  private static func tableEntry(
    of line: ArraySlice<UInt8>,
    separator: UInt8,
    hasSpeaker: Bool
  ) -> Entry? {
    let fields = line.split(
      separator: separator,
      maxSplits: hasSpeaker ? 3 : 2,
      omittingEmptySubsequences: false
    ).map { String(decoding: $0, as: UTF8.self).trimmed }
    guard fields.count == (hasSpeaker ? 4 : 3), let start = moment(fields[0]),
      let end = moment(fields[1])
    else { return nil }
    return Entry(
      start: start,
      end: end,
      speaker: hasSpeaker ? unquoted(fields[2]) : nil,
      text: unquoted(fields[fields.count - 1])
    )
  }

  private static func moment(_ field: String) -> Milliseconds? {
    let field = unquoted(field)
    guard let first = field.first, first.isASCIIDigit else { return nil }
    if field.contains(":") { return CueTimes.moment(Array(field.utf8)[...]) }
    if let count = Int(field) { return count <= mostMilliseconds ? Milliseconds(count) : nil }
    return seconds(field)
  }

  private static func seconds(_ text: String) -> Milliseconds? {
    guard let seconds = Double(text), seconds.isFinite,
      (0...Double(mostMilliseconds / 1_000)).contains(seconds)
    else { return nil }
    return Milliseconds(Int((seconds * 1_000).rounded()))
  }

  /// The longest time, as long as any recording.
  private static let mostMilliseconds = Limits.recordingSeconds * 1_000

  private static func unquoted(_ field: String) -> String {
    guard field.count > 1, field.first == "\"", field.last == "\"" else { return field }
    return String(field.dropFirst().dropLast()).replacing("\"\"", with: "\"")
  }

  /// Takes a time off the front: `00:00:02.500`, or seconds as `2.5s`.
  private static func takeTime(_ rest: inout ArraySlice<UInt8>) -> Milliseconds? {
    let digits = rest.prefix {
      (0x30...0x3A).contains($0) || $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: ",")
    }
    guard !digits.isEmpty else { return nil }
    rest = rest[digits.endIndex...]
    if digits.contains(UInt8(ascii: ":")) { return CueTimes.moment(digits) }
    guard digits.contains(UInt8(ascii: ".")) else { return nil }
    if rest.first == UInt8(ascii: "s") { rest = rest.dropFirst() }
    return seconds(String(decoding: digits, as: UTF8.self))
  }

  private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }
}
