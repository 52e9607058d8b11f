import RoadcastModel

/// The text of a cue with its formatting: words can change, and what's between them stays.
struct FormattedText {
  private struct Word {
    var text: String

    /// From its first to its last character.
    var range: Range<Int>
  }

  private let bytes: [UInt8]
  private let payload: Range<Int>
  private let isWebVTT: Bool
  private var words: [Word] = []
  private var tags: [Range<Int>] = []

  /// - Parameters:
  ///   - bytes: The whole file: valid UTF-8.
  ///   - payload: The cue's text in it.
  ///   - isWebVTT: Whether it's WebVTT, not SubRip.
  init(_ bytes: [UInt8], _ payload: Range<Int>, isWebVTT: Bool) {
    self.bytes = bytes
    self.payload = payload
    self.isWebVTT = isWebVTT
    read()
  }

  /// Whether there's more than words and the name of who says them.
  var hasFormatting: Bool {
    guard let first = tags.first else { return false }
    return tags.count > 1 || !isPlainVoice(first)
  }

  /// Whether any formatting is in there.
  private func hasTag(in range: Range<Int>) -> Bool { tags.contains { range.overlaps($0) } }

  private func isPlainVoice(_ tag: Range<Int>) -> Bool {
    isWebVTT && tag.lowerBound == payload.lowerBound && bytes[tag].starts(with: Array("<v ".utf8))
  }

  // MARK: Changing

  /// Changes the words alone.
  ///
  /// - Parameters:
  ///   - old: The cue as it was read.
  ///   - new: What it becomes.
  ///   - writer: How its file is written.
  /// - Returns: What to change; nil where formatting is in the way.
  func splices(from old: EditableCue, to new: EditableCue, _ writer: CueWriter) -> [Splice]? {
    guard let names = nameSplices(from: old.speaker, to: new.speaker, writer),
      let changes = wordSplices(from: old.text, to: new.text, writer)
    else { return nil }
    return names + changes
  }

  /// Finds the space between two halves of the text.
  ///
  /// - Parameters:
  ///   - first: The words of the first half.
  ///   - second: The words of the second half.
  /// - Returns: Nil where formatting begins in one half and ends in the other.
  func gap(between first: String, and second: String) -> Range<Int>? {
    let (before, after) = (Self.words(of: first), Self.words(of: second))
    let label = words.count - before.count - after.count
    guard label >= 0, !before.isEmpty, !after.isEmpty, !isWebVTT || label == 0,
      zip(words[label...], before + after).allSatisfy({ $0.text == $1.text })
    else { return nil }
    let last = label + before.count
    var gap = words[last - 1].range.upperBound..<words[last].range.lowerBound
    for tag in tags where gap.contains(tag.lowerBound) {
      guard isClosing(tag), tag.lowerBound == gap.lowerBound else {
        gap = gap.lowerBound..<tag.lowerBound
        break
      }
      gap = tag.upperBound..<gap.upperBound
    }
    var open = 0
    for tag in tags where tag.upperBound <= gap.lowerBound && !isVoice(tag) {
      open += isClosing(tag) ? -1 : 1
    }
    return open == 0 ? gap : nil
  }

  private func isClosing(_ tag: Range<Int>) -> Bool { bytes[tag].dropFirst().first == 0x2F }

  private func isVoice(_ tag: Range<Int>) -> Bool {
    bytes[tag].starts(with: Array("<v".utf8)) || bytes[tag].starts(with: Array("</v".utf8))
  }

  private func nameSplices(
    from old: String?,
    to new: String?,
    _ writer: CueWriter
  ) -> [Splice]? {
    if old == new { return [] }
    guard isWebVTT, let new else { return nil }
    let tag = writer.voice(new)
    guard let first = tags.first, first.lowerBound == payload.lowerBound,
      bytes[first].starts(with: Array("<v".utf8))
    else { return old == nil ? [Splice(payload.lowerBound..<payload.lowerBound, tag)] : nil }
    // Its classes stay: `<v.loud Dana>`.
    guard let space = bytes[first].firstIndex(of: 0x20) else { return nil }
    return [Splice(space..<first.upperBound, String(tag.dropFirst(2)))]
  }

  private func wordSplices(from old: String, to new: String, _ writer: CueWriter) -> [Splice]? {
    let olds = Self.words(of: old)
    let news = Self.words(of: new)
    // In SubRip, the name of the speaker is a part of the text.
    let first = words.count - olds.count
    guard first >= 0, !news.isEmpty, !isWebVTT || first == 0,
      zip(words[first...], olds).allSatisfy({ $0.text == $1.text })
    else { return nil }
    var start = 0
    while start < min(olds.count, news.count), olds[start].text == news[start].text { start += 1 }
    var tail = 0
    while tail < min(olds.count, news.count) - start,
      olds[olds.count - 1 - tail].text == news[news.count - 1 - tail].text
    { tail += 1 }
    let removed = first + start..<first + olds.count - tail
    let added = news[start..<news.count - tail]
    var splices = breaks(olds, news, start: start, tail: tail, first: first, writer)
    guard !removed.isEmpty || !added.isEmpty else { return splices }
    let text = added.enumerated().map { index, word in
      (index == 0 ? "" : word.isAfterBreak ? writer.ending : " ") + writer.escaped(word.text)
    }.joined()
    guard !removed.isEmpty else {
      let isFirst = removed.lowerBound == first
      let place =
        isFirst ? words[first].range.lowerBound : words[removed.lowerBound - 1].range.upperBound
      splices.append(Splice(place..<place, isFirst ? text + " " : " " + text))
      return splices
    }
    var range = words[removed.lowerBound].range.lowerBound
    var end = words[removed.upperBound - 1].range.upperBound
    if text.isEmpty {
      // With one of the spaces around it.
      if removed.upperBound < words.count,
        !hasTag(in: end..<words[removed.upperBound].range.lowerBound)
      {
        end = words[removed.upperBound].range.lowerBound
      } else if removed.lowerBound > first {
        let before = words[removed.lowerBound - 1].range.upperBound
        if !hasTag(in: before..<range) { range = before }
      }
    }
    guard !hasTag(in: range..<end) else { return nil }
    splices.append(Splice(range..<end, text))
    return splices
  }

  /// The line breaks that are at another place, between words that stay.
  private func breaks(
    _ olds: [(text: String, isAfterBreak: Bool)],
    _ news: [(text: String, isAfterBreak: Bool)],
    start: Int,
    tail: Int,
    first: Int,
    _ writer: CueWriter
  ) -> [Splice] {
    // Those at the start keep their positions, and those at the end have the same from the end on.
    let shift = news.count - olds.count
    return olds.indices.dropFirst().compactMap { index in
      guard index < start || index > olds.count - tail else { return nil }
      let isNew = news[index < start ? index : index + shift].isAfterBreak
      let gap = words[first + index - 1].range.upperBound..<words[first + index].range.lowerBound
      guard isNew != olds[index].isAfterBreak, !hasTag(in: gap) else { return nil }
      return Splice(gap, isNew ? writer.ending : " ")
    }
  }

  private static func words(of text: String) -> [(text: String, isAfterBreak: Bool)] {
    NewValue.normalized(text).split(separator: "\n").flatMap { line in
      line.split(whereSeparator: \.isWhitespace).enumerated().map { (String($1), $0 == 0) }
    }
  }

  // MARK: Reading

  private mutating func read() {
    var place = payload.lowerBound
    var word = String.UnicodeScalarView()
    var range = place..<place
    func isSpace(_ scalar: Unicode.Scalar) -> Bool { scalar.properties.isWhitespace }
    func finish(_ words: inout [Word]) {
      if !word.isEmpty { words.append(Word(text: String(word), range: range)) }
      word = String.UnicodeScalarView()
    }
    while place < payload.upperBound {
      if let end = tagEnd(at: place) {
        tags.append(place..<end)
        place = end
        continue
      }
      let (scalar, end) = character(at: place)
      if isSpace(scalar) {
        finish(&words)
      } else {
        range = (word.isEmpty ? place : range.lowerBound)..<end
        word.append(scalar)
      }
      place = end
    }
    finish(&words)
  }

  /// Where a tag ends; nil if none begins at a place.
  private func tagEnd(at place: Int) -> Int? {
    let rest = bytes[place..<payload.upperBound]
    guard rest.count > 2 else { return nil }
    let second = bytes[place + 1]
    let isLetter = (0x61...0x7A).contains(second | 0x20)
    if rest.first == 0x3C, isLetter || second == 0x2F || (0x30...0x39).contains(second) {
      return rest.firstIndex(of: 0x3E).map { $0 + 1 }
    }
    if !isWebVTT, rest.first == 0x7B, second == 0x5C {
      return rest.firstIndex(of: 0x7D).map { $0 + 1 }
    }
    return nil
  }

  private static let references: [String: Unicode.Scalar] = [
    "amp": "&", "lt": "<", "gt": ">", "nbsp": "\u{A0}", "lrm": "\u{200E}", "rlm": "\u{200F}",
    "quot": "\"", "apos": "'",
  ]

  private func character(at place: Int) -> (Unicode.Scalar, end: Int) {
    let rest = bytes[place..<payload.upperBound]
    if isWebVTT, rest.first == 0x26, let semicolon = rest.prefix(10).firstIndex(of: 0x3B) {
      let name = String(decoding: bytes[place + 1..<semicolon], as: UTF8.self)
      if let scalar = Self.references[name] { return (scalar, semicolon + 1) }
    }
    let length = rest.dropFirst().prefix { $0 & 0xC0 == 0x80 }.count + 1
    let text = String(decoding: rest.prefix(length), as: UTF8.self)
    return (text.unicodeScalars.first ?? "\u{FFFD}", place + length)
  }
}
