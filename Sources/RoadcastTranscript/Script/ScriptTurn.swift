/// Lines that one person says, without a blank line between them.
struct ScriptTurn: Equatable {
  var speaker: String?
  var paragraph: ScriptParagraph

  /// Splits paragraphs where the speaker changes: at `Dana Reyes: ` at the start of a line.
  ///
  /// A name counts until the next one. Names are taken when the first line after the headings has
  /// one. Otherwise only those names are taken that start two lines or more, because
  /// `Bright Harbor: ninety-seven percent` isn't a new speaker.
  static func turns(in paragraphs: [ScriptParagraph]) -> [ScriptTurn] {
    var counts: [String: Int] = [:]
    let text = paragraphs.filter { !$0.isHeading }
    for line in text.flatMap(\.lines) {
      if let name = lead(of: line.text)?.name { counts[name, default: 0] += 1 }
    }
    let isDialogue = text.first?.lines.first.flatMap { lead(of: $0.text) } != nil
    var speaker: String?
    var turns: [ScriptTurn] = []
    for paragraph in paragraphs {
      var turn = ScriptTurn(speaker: speaker, paragraph: ScriptParagraph())
      for line in paragraph.lines {
        var line = line
        if let lead = lead(of: line.text), isDialogue || counts[lead.name, default: 0] > 1 {
          if !turn.paragraph.lines.isEmpty { turns.append(turn) }
          speaker = lead.name
          turn = ScriptTurn(speaker: speaker, paragraph: ScriptParagraph())
          line.text = lead.words
        }
        if !line.text.isEmpty { turn.paragraph.lines.append(line) }
      }
      if !turn.paragraph.lines.isEmpty { turns.append(turn) }
    }
    return turns
  }

  /// The name at the start of a line and the words after it, which are empty where the name has its
  /// own line.
  private static func lead(of line: String) -> (name: String, words: String)? {
    // `split` takes a name only with words after it.
    let isAlone = line.utf8.last == UInt8(ascii: ":")
    let split = SubRipSpeaker.split(isAlone ? line + " -" : line)
    guard let name = split.speaker else { return nil }
    return (name, isAlone ? "" : split.text)
  }
}
