/// The program that writes down what is said in a recording: `transcriber` in `show.yml`.
///
/// It is run without a shell, and by `transcribe` alone.
package struct Transcriber: Sendable, Equatable {
  /// Why a line is no command.
  package enum Failure: Error, Equatable {
    case openQuotation
    case noProgram
    /// Nothing in it says where the recording goes.
    case noAudio
  }

  /// What a run puts in place of `{audio}`, `{folder}` and `{language}`.
  package struct Places: Sendable {
    /// The copy of the recording to be read.
    package var audio: String

    /// An empty folder for what the program writes.
    package var folder: String

    /// Two or three letters, as in ISO 639.
    package var language: String

    package init(audio: String, folder: String, language: String) {
      self.audio = audio
      self.folder = folder
      self.language = language
    }
  }

  /// The program and its arguments, with the places still open; the program is never empty.
  package let words: [String]

  /// Splits a line at its white space, as a shell would that knows nothing but quotation marks (of
  /// both kinds) and the backslash.
  package init(_ line: String) throws(Failure) {
    words = try Self.split(line)
    guard words.first?.isEmpty == false else { throw .noProgram }
    guard words.dropFirst().contains(where: { $0.contains("{audio}") }) else { throw .noAudio }
  }

  /// The program and its arguments for one recording.
  package func words(for places: Places) -> [String] {
    words.map { word in
      var filled = ""
      var rest = word[...]
      // From left to right, so that what was put in is never looked at again.
      while let open = rest.firstIndex(of: "{") {
        filled += rest[..<open]
        rest = rest[open...]
        let place = [
          "{audio}": places.audio, "{folder}": places.folder, "{language}": places.language,
        ].first { rest.hasPrefix($0.key) }
        filled += place?.value ?? "{"
        rest = rest.dropFirst(place?.key.count ?? 1)
      }
      return filled + rest
    }
  }

  private static func split(_ line: String) throws(Failure) -> [String] {
    var words: [String] = []
    var word: String?
    var quotation: Character?
    var isEscaped = false
    for character in line {
      if isEscaped {
        isEscaped = false
        word = (word ?? "") + String(character)
      } else if character == "\\", quotation != "'" {
        isEscaped = true
      } else if let open = quotation {
        if character == open { quotation = nil } else { word = (word ?? "") + String(character) }
      } else if character == "\"" || character == "'" {
        quotation = character
        // Between two quotation marks there may be nothing, and that is a word.
        word = word ?? ""
      } else if character.isWhitespace {
        if let whole = word { words.append(whole) }
        word = nil
      } else {
        word = (word ?? "") + String(character)
      }
    }
    guard quotation == nil, !isEscaped else { throw .openQuotation }
    if let whole = word { words.append(whole) }
    return words
  }
}
