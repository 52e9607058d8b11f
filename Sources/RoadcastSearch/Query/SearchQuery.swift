import RoadcastModel

/// A search: words, "phrases", prefixes*, `tag:facet=value` and `speaker:"Dana Reyes"`.
package struct SearchQuery: Sendable, Equatable {
  /// Why a search can't be read.
  package enum Failure: Error, Equatable {
    /// It has no word and no filter.
    case empty
    case tooLong(limit: Int)
    case tooManyTerms(limit: Int)
    /// A filter, `tag` or `speaker`, has no value.
    case filterEmpty(String)

    /// One line for the user.
    package var message: String {
      switch self {
      case .empty: "the search has no words; add a word, or a filter such as tag:outcome=retention"
      case .tooLong(let limit): "the search has over \(limit) characters; shorten it"
      case .tooManyTerms(let limit): "the search has over \(limit) words and filters; remove some"
      case .filterEmpty("tag"): "`tag:` has no tag; write it like tag:outcome=retention"
      case .filterEmpty(let name): "`\(name):` has no name; write it like \(name):\"Dana Reyes\""
      }
    }
  }

  /// A word or a phrase.
  package struct Term: Sendable, Equatable {
    /// One or more words in a row, without quotation marks.
    package var phrase: String

    /// Whether the last word is only the beginning of a word.
    package var isPrefix = false
  }

  /// `tag:facet=value`, or `tag:value`.
  package struct TagFilter: Sendable, Equatable {
    /// Nil for any facet.
    package var facet: String?
    package var value: String
  }

  package private(set) var terms: [Term] = []
  package private(set) var tags: [TagFilter] = []
  package private(set) var speakers: [String] = []

  /// The words of a single argument that begins with a tag filter.
  ///
  /// How many of them belong to the tag depends on the show's tags; ``resolved(isTag:)`` decides.
  private var undecided: [Substring] = []

  private static let mostCharacters = 1_000
  private static let mostTerms = 32
  private static let quotationMarks: Set<Character> = ["\"", "“", "”", "„", "«", "»"]

  /// Reads the arguments of a command line.
  ///
  /// A shell removes quotation marks. So an argument that begins with a filter's name, and contains no
  /// quotation marks, is the value of that filter as a whole; a tag only if there are other arguments.
  package init(_ arguments: [String]) throws(Failure) {
    guard arguments.reduce(0, { $0 + $1.unicodeScalars.count }) <= Self.mostCharacters else {
      throw .tooLong(limit: Self.mostCharacters)
    }
    for argument in arguments {
      // A single argument that begins with a tag is read as a whole search.
      if let (name, value) = Self.filter(argument), !value.contains(where: Self.isQuotation),
        name == "speaker" || arguments.count > 1
      {
        try add(name, value)
      } else {
        try read(argument)
        if arguments.count == 1, !argument.contains(where: Self.isQuotation),
          Self.filter(argument) != nil
        {
          undecided = argument.split(whereSeparator: \.isWhitespace)
        }
      }
    }
    let count = terms.count + tags.count + speakers.count
    guard count > 0 else { throw .empty }
    guard count <= Self.mostTerms else { throw .tooManyTerms(limit: Self.mostTerms) }
  }

  /// Decides where the tag of a single argument ends, such as `tag:customer=Big Dental scanner`.
  ///
  /// The tag is the longest one that exists.
  package func resolved(isTag: (TagFilter) -> Bool) -> SearchQuery {
    for count in stride(from: undecided.count, to: 1, by: -1) {
      let (tag, rest) = (undecided.prefix(count), undecided.dropFirst(count))
      let arguments = [tag.joined(separator: " ")] + (rest.isEmpty ? [""] : rest.map { String($0) })
      guard let query = try? SearchQuery(arguments), let first = query.tags.first, isTag(first)
      else { continue }
      return query
    }
    return self
  }

  /// The expression for FTS5; every term is quoted, so that no word is read as an operator.
  var expression: String? {
    guard !terms.isEmpty else { return nil }
    return terms.map { "\"\($0.phrase.dividedIntoWords)\"\($0.isPrefix ? " *" : "")" }
      .joined(separator: " AND ")
  }

  private static func isQuotation(_ character: Character) -> Bool {
    quotationMarks.contains(character)
  }

  /// A filter's name, and the text after its colon.
  private static func filter(_ text: some StringProtocol) -> (name: String, value: String)? {
    guard let colon = text.firstIndex(of: ":") else { return nil }
    let name = text[..<colon].lowercased()
    guard name == "tag" || name == "speaker" else { return nil }
    return (name, String(text[text.index(after: colon)...]))
  }

  private mutating func read(_ argument: String) throws(Failure) {
    var rest = Substring(argument)
    while let first = rest.first {
      if first.isWhitespace {
        rest.removeFirst()
      } else if Self.isQuotation(first) {
        rest.removeFirst()
        let phrase = rest.prefix { !Self.isQuotation($0) }
        rest = rest[phrase.endIndex...].dropFirst()
        let stars = rest.prefix { $0 == "*" }
        rest = rest[stars.endIndex...]
        addTerm(phrase, isPrefix: !stars.isEmpty)
      } else if Self.filter(rest.prefix { !$0.isWhitespace }) != nil {
        var isQuoted = false
        let word = rest.prefix { character in
          if Self.isQuotation(character) { isQuoted.toggle() }
          return isQuoted || !character.isWhitespace
        }
        rest = rest[word.endIndex...]
        if let (name, value) = Self.filter(word) {
          try add(name, value.filter { !Self.isQuotation($0) })
        }
      } else {
        let word = rest.prefix { !$0.isWhitespace && !Self.isQuotation($0) }
        rest = rest[word.endIndex...]
        var name = word
        while name.last == "*" { name.removeLast() }
        addTerm(name, isPrefix: name.endIndex < word.endIndex)
      }
    }
  }

  private mutating func add(_ name: String, _ value: String) throws(Failure) {
    let value = value.withoutControls.trimmed
    guard value.unicodeScalars.contains(where: \.isWordCharacter) else {
      throw .filterEmpty(name)
    }
    guard name == "tag" else { return speakers.append(value) }
    guard let sign = value.firstIndex(of: "=") else {
      return tags.append(TagFilter(facet: nil, value: value))
    }
    let answer = String(value[value.index(after: sign)...]).trimmed
    guard !answer.isEmpty else { throw .filterEmpty(name) }
    tags.append(TagFilter(facet: String(value[..<sign]).trimmed, value: answer))
  }

  /// Adds a term, unless it contains no letter and no digit.
  private mutating func addTerm(_ phrase: Substring, isPrefix: Bool) {
    guard phrase.unicodeScalars.contains(where: \.isWordCharacter) else { return }
    // A quotation mark with a combining accent is another character.
    var clean = String.UnicodeScalarView()
    clean.append(contentsOf: phrase.unicodeScalars.lazy.map { $0 == "\"" ? " " : $0 })
    terms.append(Term(phrase: String(clean).withoutControls, isPrefix: isPrefix))
  }
}

extension Unicode.Scalar {
  /// Whether this can be a word: a letter or a number.
  var isWordCharacter: Bool {
    switch properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
      .decimalNumber, .letterNumber, .otherNumber:
      true
    default:
      false
    }
  }
}
