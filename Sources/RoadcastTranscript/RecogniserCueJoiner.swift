import RoadcastModel

/// Puts together what a recogniser of speech wrote in pieces that no person would.
enum RecogniserCueJoiner {
  /// - Returns: the cues, with the pieces of a word as one, and what was written again to mark each of
  ///   its words as one.
  static func whole(_ cues: [Cue], _ forms: [TranscriptBuilder.Form]) -> [Cue] {
    guard cues.count > 1 else { return cues }
    let isInPieces = isInPieces(cues, forms)
    guard isInPieces || forms.contains(where: \.marksWord) else { return cues }
    var whole: [Cue] = []
    for (index, cue) in cues.enumerated() {
      guard let last = whole.last, last.speaker == cue.speaker, last.start <= cue.start else {
        whole.append(cue)
        continue
      }
      let isMarked = forms[index].marksWord || forms[index - 1].marksWord
      if isMarked, last.text == cue.text, last.end == cue.start {
        whole[whole.count - 1].end = max(last.end, cue.end)
      } else if isInPieces, !forms[index].beginsWithSpace, isOneWord(cue),
        cue.start.count - last.end.count < ReadingPace.pauseInMilliseconds
      {
        whole[whole.count - 1].end = max(last.end, cue.end)
        whole[whole.count - 1].text += cue.text
      } else {
        whole.append(cue)
      }
    }
    return whole
  }

  /// Whether a cue is a word or less, and a space tells where words begin: so whisper.cpp writes its
  /// tokens.
  private static func isInPieces(_ cues: [Cue], _ forms: [TranscriptBuilder.Form]) -> Bool {
    2 * forms.count(where: \.beginsWithSpace) >= cues.count
      && 4 * cues.count(where: isOneWord) >= 3 * cues.count
  }

  private static func isOneWord(_ cue: Cue) -> Bool {
    !cue.text.utf8.contains { $0 == 0x20 || $0 == 0x0A }
  }
}
