/// Lines that one person says, with no empty line between them.
struct ScriptTurn: Equatable {
  var speaker: String?
  var paragraph: ScriptParagraph
}

/// Finds who speaks in a script: `Dana Reyes: ` at the beginning of a line.
enum ScriptSpeakers {
  /// Parts paragraphs where another voice begins.
  ///
  /// A name holds until the next one. Names are taken where the first line under the
  /// headings has one, and else
  /// those that lead two lines or more: `Bright Harbor: ninety-seven percent` is no new voice.
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

  /// The name that leads a line, and the words behind it: none where the name has its own line.
  private static func lead(of line: String) -> (name: String, words: String)? {
    // A line of its own is told by something behind the name.
    let isAlone = line.utf8.last == UInt8(ascii: ":")
    let split = SubRipSpeaker.split(isAlone ? line + " -" : line)
    guard let name = split.speaker else { return nil }
    return (name, isAlone ? "" : split.text)
  }
}
