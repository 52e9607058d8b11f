/// The program that transcribes recordings: `transcriber` in `show.yml`.
///
/// It runs without a shell. Only the command `transcribe` runs it.
package struct Transcriber: Sendable, Equatable {
  /// Why a line isn't a command.
  package enum Failure: Error, Equatable {
    /// A quotation mark is never closed, or the line ends with a backslash.
    case openQuotation
    /// The program's name is missing.
    case noProgram
    /// No argument contains `{audio}`.
    case noAudio
  }

  /// The values that replace `{audio}`, `{folder}` and `{language}` in a run.
  package struct Places: Sendable {
    /// The path of the recording's copy.
    package var audio: String

    /// The path of an empty folder for the program's output.
    package var folder: String

    /// The language as two or three letters (ISO 639).
    package var language: String

    package init(audio: String, folder: String, language: String) {
      self.audio = audio
      self.folder = folder
      self.language = language
    }
  }

  /// The program and its arguments, before anything is replaced; the program's name isn't empty.
  package let words: [String]

  /// Splits a command line at its white space.
  ///
  /// Both kinds of quotation marks and the backslash work as in a shell; nothing else does.
  ///
  /// - Parameter line: the program and its arguments.
  /// - Throws: `Failure` if the line can't be run.
  package init(_ line: String) throws(Failure) {
    words = try Self.split(line)
    guard words.first?.isEmpty == false else { throw .noProgram }
    guard words.dropFirst().contains(where: { $0.contains("{audio}") }) else { throw .noAudio }
  }

  /// The program and its arguments for one run.
  package func words(for places: Places) -> [String] {
    words.map { word in
      var filled = ""
      var rest = word[...]
      // From left to right, so that nothing is replaced inside an inserted value.
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
        // Two quotation marks with nothing between them are an empty word.
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
