import RoadcastModel

/// Lines that one person says, without a blank line between them.
struct ScriptTurn: Equatable {
  var speaker: String?
  var paragraph: ScriptParagraph

  /// Splits paragraphs where the speaker changes: at `Dana Reyes: ` at the start of a line.
  ///
  /// A name counts until the next one. Names are taken when the first line after the headings has
  /// one. Otherwise only those names are taken that start two lines or more, because
  /// `Bright Harbor: ninety-seven percent` isn't a new speaker, and those with a number.
  static func turns(in paragraphs: [ScriptParagraph]) -> [ScriptTurn] {
    var counts: [String: Int] = [:]
    let text = paragraphs.filter { !$0.isHeading }
    for line in text.flatMap(\.lines) {
      if let label = label(of: line.text) { counts[label.name, default: 0] += 1 }
    }
    let first = text.first?.lines.first.flatMap { label(of: $0.text) }
    let isDialogue = first.map { SpeakerName($0.name).isLikely } ?? false
    func isSpeaker(_ label: SpeakerLabel) -> Bool {
      let name = SpeakerName(label.name)
      if name.isNumbered { return true }
      return counts[label.name, default: 0] > 1
        ? name.isCapitalized || name.isTypical : isDialogue && name.isLikely
    }
    var speaker: String?
    var turns: [ScriptTurn] = []
    for paragraph in paragraphs {
      var turn = ScriptTurn(speaker: speaker, paragraph: ScriptParagraph())
      for line in paragraph.lines {
        var line = line
        line.text = String(SpeakerLabel.withoutChevrons(line.text[...]))
        if let label = label(of: line.text), isSpeaker(label) {
          if !turn.paragraph.lines.isEmpty { turns.append(turn) }
          speaker = NumberedSpeaker.name(label.name)
          turn = ScriptTurn(speaker: speaker, paragraph: ScriptParagraph())
          line.text = String(label.words).trimmed
        }
        if !line.text.isEmpty { turn.paragraph.lines.append(line) }
      }
      if !turn.paragraph.lines.isEmpty { turns.append(turn) }
    }
    return turns
  }

  /// The name at the start of a line, with a colon; or in brackets, if it's numbered.
  private static func label(of line: String) -> SpeakerLabel? {
    guard let label = SpeakerLabel.find(in: line[...]) else { return nil }
    return label.mark == .colon || SpeakerName(label.name).isNumbered ? label : nil
  }
}

extension SpeakerName {
  /// Whether this is a name for all that its words show.
  fileprivate var isLikely: Bool { isTypical || isNumbered }
}
