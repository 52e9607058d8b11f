import RoadcastModel

/// The words of a transcript, in the order in which they're spoken.
struct SpokenWords {
  private var words: [String] = []

  /// The index of each word's cue.
  private var cueOfWord: [Int] = []

  /// The indices of each word, so that many phrases take no longer to find than a few.
  private var places: [String: [Int]] = [:]

  private let cues: [Cue]

  init(of transcript: Transcript) {
    cues = transcript.cues
    for (index, cue) in cues.enumerated() {
      // A phrase can't start with one speaker and end with another.
      if index > 0, cue.speaker != cues[index - 1].speaker { append("", of: index) }
      for word in WordingPhrase.words(of: cue.text) {
        places[word, default: []].append(words.count)
        append(word, of: index)
      }
    }
  }

  private mutating func append(_ word: String, of cue: Int) {
    words.append(word)
    cueOfWord.append(cue)
  }

  /// Whether the transcript contains a phrase.
  func says(_ phrase: WordingPhrase) -> Bool {
    beginnings(of: phrase).contains { phrase.matches(words[$0...]) }
  }

  /// The cues in which a phrase starts, in order, without duplicates.
  func cues(saying phrase: WordingPhrase) -> [Cue] {
    var found: [Int] = []
    for place in beginnings(of: phrase).sorted() where phrase.matches(words[place...]) {
      if found.last != cueOfWord[place] { found.append(cueOfWord[place]) }
    }
    return found.map { cues[$0] }
  }

  /// The indices at which a phrase's first word occurs, in no particular order.
  private func beginnings(of phrase: WordingPhrase) -> [Int] {
    switch phrase.opening {
    case .word(let word): places[word] ?? []
    case .prefix(let prefix):
      places.filter { $0.key.hasPrefix(prefix) }.flatMap(\.value)
    }
  }
}
