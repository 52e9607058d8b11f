import RoadcastModel

/// The words of a transcript in the order spoken, across its cues.
struct SpokenWords {
  private var words: [String] = []

  /// The cue that each word is of.
  private var cueOfWord: [Int] = []

  /// Where each word stands, so that a long list of phrases costs no more than a short one.
  private var places: [String: [Int]] = [:]

  private let cues: [Cue]

  init(of transcript: Transcript) {
    cues = transcript.cues
    for (index, cue) in cues.enumerated() {
      // What two people say in turn is no phrase.
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

  func says(_ phrase: WordingPhrase) -> Bool {
    beginnings(of: phrase).contains { phrase.matches(words[$0...]) }
  }

  /// The cues in which the phrase begins, in order, once each.
  func cues(saying phrase: WordingPhrase) -> [Cue] {
    var found: [Int] = []
    for place in beginnings(of: phrase).sorted() where phrase.matches(words[place...]) {
      if found.last != cueOfWord[place] { found.append(cueOfWord[place]) }
    }
    return found.map { cues[$0] }
  }

  /// Where the phrase's first word stands.
  private func beginnings(of phrase: WordingPhrase) -> [Int] {
    switch phrase.opening {
    case .word(let word): places[word] ?? []
    case .prefix(let prefix):
      places.filter { $0.key.hasPrefix(prefix) }.flatMap(\.value)
    }
  }
}
