import RoadcastModel

/// Writes cues in WebVTT or SubRip.
struct CueWriter {
  let isWebVTT: Bool
  let ending: String

  /// A time, without hours where the one that it replaces has none.
  func clock(_ time: Milliseconds, like old: Substring = "00:00:00.000") -> String {
    let text = Milliseconds(max(0, time.count)).clock(separator: isWebVTT ? "." : ",")
    let isShort = old.count { $0 == ":" } == 1 && text.hasPrefix("00:")
    return isShort ? String(text.dropFirst(3)) : text
  }

  /// The line of a cue's times, with everything else on it as it was.
  func times(_ start: Milliseconds, _ end: Milliseconds, in old: String) -> String? {
    guard let arrow = old.firstRange(of: "-->") else { return nil }
    let before = old[..<arrow.lowerBound]
    let first = before.drop { $0 == " " || $0 == "\t" }
    let after = old[arrow.upperBound...]
    let second = after.drop { $0 == " " || $0 == "\t" }
    let isTime: (Character) -> Bool = { "0123456789:.,".contains($0) }
    let oldStart = first.prefix(while: isTime)
    let oldEnd = second.prefix(while: isTime)
    guard !oldStart.isEmpty, !oldEnd.isEmpty else { return nil }
    return before[..<first.startIndex] + clock(start, like: oldStart)
      + first[oldStart.endIndex...] + "-->" + after[..<second.startIndex]
      + clock(end, like: oldEnd) + second[oldEnd.endIndex...]
  }

  /// The lines of a cue's text, with the line ends between them alone.
  ///
  /// An empty line would end the cue: it's left out.
  func payload(_ text: String, speaker: String?) -> String {
    let lines = NewValue.normalized(text).split(separator: "\n").map { line in
      isWebVTT ? Self.escaped(String(line)) : String(line)
    }
    var body = lines.filter { !$0.allSatisfy(\.isWhitespace) }.joined(separator: ending)
    // An arrow is the mark of a cue's times.
    if !isWebVTT { body = body.replacing("-->", with: "→") }
    guard let speaker, !speaker.isEmpty else { return body }
    return isWebVTT ? voice(speaker) + body : "\(speaker): \(body)"
  }

  /// The tag that names who says what follows it in WebVTT.
  func voice(_ speaker: String) -> String { "<v \(Self.escaped(speaker))>" }

  /// A word as it's written in a cue's text.
  func escaped(_ word: String) -> String {
    isWebVTT ? Self.escaped(word) : word.replacing("-->", with: "→")
  }

  /// A whole cue, with an empty line after it.
  func cue(_ cue: EditableCue, number: Int? = nil) -> String {
    times(of: cue, number: number) + payload(cue.text, speaker: cue.speaker) + ending + ending
  }

  /// What precedes a cue's words.
  func head(of cue: EditableCue, number: Int?) -> String {
    let name = cue.speaker.map { isWebVTT ? voice($0) : "\($0): " }
    return times(of: cue, number: number) + (name ?? "")
  }

  private func times(of cue: EditableCue, number: Int?) -> String {
    (number.map { "\($0)\(ending)" } ?? "") + clock(cue.start) + " --> " + clock(cue.end) + ending
  }

  private static func escaped(_ text: String) -> String {
    text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
  }
}
