package import RoadcastModel

/// A phrase in a text that the show's wording rules advise against.
package struct WordingMark: Sendable, Equatable {
  /// The cue, by its position.
  package var cue: Int

  /// The place in the cue's text, in UTF-16 code units as browsers count them.
  package var range: Range<Int>

  /// The phrase as the show has it.
  package var phrase: String

  /// What to say instead; nil where the show doesn't say.
  package var instead: String?

  /// Finds the phrases that speakers should avoid, also where one cue begins a phrase and the next ends it.
  ///
  /// - Parameters:
  ///   - never: The rules that apply to the episode.
  ///   - cues: The text and the speaker of each cue.
  /// - Returns: The marks, by cue and place; a phrase over two cues has a mark in each.
  package static func marks(
    of never: [WordingPolicy.Guideline],
    in cues: [(text: String, speaker: String?)]
  ) -> [WordingMark] {
    var words: [String] = []
    var places: [(cue: Int, range: Range<Int>)] = []
    for (index, cue) in cues.enumerated() {
      // A phrase can't begin with one speaker and end with another.
      if index > 0, cue.speaker != cues[index - 1].speaker {
        words.append("")
        places.append((index, 0..<0))
      }
      for (word, range) in Self.words(of: cue.text) {
        words.append(word)
        places.append((index, range))
      }
    }
    var marks: [WordingMark] = []
    for guideline in never {
      for start in words.indices where guideline.say.matches(words[start...]) {
        let end = min(words.count, start + max(1, guideline.say.wordCount))
        for (cue, range) in Self.joined(places[start..<end]) {
          marks.append(
            WordingMark(
              cue: cue,
              range: range,
              phrase: guideline.say.text,
              instead: guideline.instead
            )
          )
        }
      }
    }
    return marks.sorted { ($0.cue, $0.range.lowerBound) < ($1.cue, $1.range.lowerBound) }
  }

  /// One range for each cue.
  private static func joined(
    _ places: ArraySlice<(cue: Int, range: Range<Int>)>
  ) -> [(cue: Int, range: Range<Int>)] {
    places.reduce(into: []) { joined, place in
      if let last = joined.last, last.cue == place.cue {
        joined[joined.count - 1].range = last.range.lowerBound..<place.range.upperBound
      } else {
        joined.append(place)
      }
    }
  }

  /// The words of a text as phrases are compared with them, each with its place.
  private static func words(of text: String) -> [(String, Range<Int>)] {
    var found: [(String, Range<Int>)] = []
    var place = 0
    var run = ""
    func finish() {
      let range = place - run.utf16.count..<place
      found += WordingPhrase.words(of: run).map { ($0, range) }
      run = ""
    }
    for character in text {
      if character.isLetter || character.isNumber || character == "'" || character == "’" {
        run.append(character)
      } else if !run.isEmpty {
        finish()
      }
      place += character.utf16.count
    }
    if !run.isEmpty { finish() }
    return found
  }
}
