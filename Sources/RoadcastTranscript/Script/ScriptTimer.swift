import RoadcastModel

/// Gives times to the words of a script.
package enum ScriptTimer {
  /// A cue has about as many characters as fit on two lines of a television.
  private static let longestCue = 84

  /// Lays a script over its recording.
  ///
  /// - Parameters:
  ///   - script: what is said in it.
  ///   - map: where it is said.
  /// - Returns: cues marked as estimated, each a sentence or a part of one, ascending and none over
  ///   the next; or a diagnostic where nobody could have said this in that time.
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

  /// Gives each cue a millisecond at least, where much is said in no time.
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

  /// The cues of a sentence: as few as hold it, of about the same length, parted at clauses.
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
        // The better of both: to end here, or behind the next piece.
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

  /// Words a minute of speech between which people speak.
  private static let leastPace = 40.0
  private static let mostPace = 350.0

  /// Words that a greeting may have too many, and a jingle too few.
  private static let leeway = 5.0

  private static func mismatch(of script: Script, with map: SpeechMap) -> Diagnostic? {
    let syllables = script.units.reduce(0) { $0 + $1.weight }
    // What is written without spaces has its words by its syllables.
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
      "\(Int(count.rounded())) words for \(seconds) of speech, \(pace): "
        + "check that the script belongs to this recording"
    )
  }
}
