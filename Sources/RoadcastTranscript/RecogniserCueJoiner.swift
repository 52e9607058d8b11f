import RoadcastModel

/// Joins cues that a speech recogniser split into pieces of words, or repeated for each word.
enum RecogniserCueJoiner {
  /// Joins the cues of a file.
  ///
  /// - Parameters:
  ///   - cues: The cues in the order of the file.
  ///   - forms: How the text of each cue is written.
  /// - Returns: The cues, with the pieces of each word as one cue, and each repeated cue once.
  static func joined(_ cues: [Cue], _ forms: [TranscriptBuilder.Form]) -> [Cue] {
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

  /// Whether most cues are a word or less, and a space shows where words begin, as whisper.cpp writes its
  /// tokens.
  private static func isInPieces(_ cues: [Cue], _ forms: [TranscriptBuilder.Form]) -> Bool {
    2 * forms.count(where: \.beginsWithSpace) >= cues.count
      && 4 * cues.count(where: isOneWord) >= 3 * cues.count
  }

  private static func isOneWord(_ cue: Cue) -> Bool {
    !cue.text.utf8.contains { $0 == 0x20 || $0 == 0x0A }
  }
}
