import RoadcastModel

/// Estimates the times of a script's words.
package enum ScriptTimer {
  /// The characters that fit on two lines of a television.
  private static let longestCue = 84

  /// Aligns a script with its recording.
  ///
  /// - Parameters:
  ///   - script: The words of the recording.
  ///   - map: The speech of the recording.
  /// - Returns: Cues that are marked as estimated, each a sentence or a part of one, ascending and without
  ///   overlaps; or an error for a script that can't belong to the recording.
  package static func transcript(of script: Script, over map: SpeechMap) -> ParsedTranscript {
    var parsed = ParsedTranscript(
      transcript: Transcript(file: script.file, cues: []),
      diagnostics: []
    )
    guard !script.isEmpty else { return parsed }
    if let mismatch = mismatch(of: script, with: map) {
      parsed.diagnostics.append(mismatch)
      return parsed
    }
    let units = script.units
    let spans = ScriptAlignment.spans(of: units, over: map)
    var first = 0
    while first < units.count {
      let sentence = script.sentences[units[first].sentence]
      var last = first + 1
      while last < units.count, units[last].sentence == units[first].sentence { last += 1 }
      parsed.transcript.cues += cues(of: sentence, Array(units[first..<last]), spans[first..<last])
      first = last
    }
    spread(&parsed.transcript.cues, to: map.pauses.last?.start ?? 0)
    return parsed
  }

  /// Gives each cue at least a millisecond, where there are many words in little time.
  private static func spread(_ cues: inout [Cue], to end: Int) {
    var earliest = 0
    for index in cues.indices {
      let start = max(cues[index].start.count, earliest)
      earliest = max(cues[index].end.count, start + 1)
      (cues[index].start, cues[index].end) = (Milliseconds(start), Milliseconds(earliest))
    }
    var latest = end
    for index in cues.indices.reversed() {
      let end = min(cues[index].end.count, latest)
      latest = min(cues[index].start.count, end - 1)
      (cues[index].start, cues[index].end) = (Milliseconds(latest), Milliseconds(end))
    }
  }

  /// Splits a sentence at its clauses into as few cues as possible, of similar length.
  private static func cues(
    of sentence: Script.Sentence,
    _ units: [ScriptUnit],
    _ spans: ArraySlice<ScriptAlignment.Span>
  ) -> [Cue] {
    let count = (sentence.text.count + longestCue - 1) / longestCue
    let target = sentence.text.count / max(count, 1)
    var cues: [Cue] = []
    var start = 0
    for index in units.indices {
      let words = sentence.words[units[start].words.lowerBound..<units[index].words.upperBound]
      let text = Script.text(of: words)
      if index < units.count - 1 {
        let next = sentence.words[units[index + 1].words].reduce(0) { $0 + $1.text.count + 1 }
        // Ends here or after the next unit, whichever is closer to the target.
        let isFull =
          text.count + next > longestCue
          || abs(text.count - target) <= abs(text.count + next - target)
        guard count > 1, isFull else { continue }
      }
      let offset = spans.startIndex
      cues.append(
        Cue(
          start: Milliseconds(spans[offset + start].start),
          end: Milliseconds(spans[offset + index].end),
          speaker: sentence.speaker,
          text: text,
          line: words[words.startIndex].line,
          isEstimated: true
        )
      )
      start = index + 1
    }
    return cues
  }

  // MARK: Scripts of other recordings

  /// The slowest and the fastest speech of people, in words per minute.
  private static let leastPace = 40.0
  private static let mostPace = 350.0

  /// The difference in words that's allowed for short recordings, such as a greeting or a jingle.
  private static let leeway = 5.0

  private static func mismatch(of script: Script, with map: SpeechMap) -> Diagnostic? {
    let syllables = script.units.reduce(0) { $0 + $1.weight }
    // For text without spaces, syllables tell the number of words.
    let count = max(Double(script.wordCount), syllables / 3)
    let minutes = Double(map.spoken) / 60_000
    let isTooMuch = count > mostPace * minutes + leeway
    guard isTooMuch || map.pauses.isEmpty || count < leastPace * minutes - leeway else {
      return nil
    }
    let seconds = LengthText.format(Milliseconds(map.spoken))
    let pace = minutes > 0 ? "\(Int((count / minutes).rounded())) words a minute" : "too many"
    return Diagnostic(
      .scriptMismatch,
      at: SourceLocation(file: script.file, line: script.sentences.first?.words.first?.line),
      "\(Int(count.rounded())) words for \(seconds) of speech, \(pace); "
        + "check that the script belongs to this recording"
    )
  }
}
