import RoadcastModel

/// What somebody looks for: words, "phrases", prefixes*, `tag:facet=value` and `speaker:"Dana Reyes"`.
package struct SearchQuery: Sendable, Equatable {
  package enum Failure: Error, Equatable {
    /// Nothing that could be found is in it.
    case empty
    case tooLong(limit: Int)
    case tooManyTerms(limit: Int)
    /// `tag:` or `speaker:` without a value; the filter's name.
    case filterEmpty(String)

    /// One line for the person who asked.
    package var message: String {
      switch self {
      case .empty: "there is no word in what to search for"
      case .tooLong(let limit): "what to search for has over \(limit) characters"
      case .tooManyTerms(let limit): "what to search for has over \(limit) words and filters"
      case .filterEmpty("tag"): "`tag:` names no tag; write it like tag:outcome=retention"
      case .filterEmpty(let name): "`\(name):` names nobody; write it like \(name):\"Dana Reyes\""
      }
    }
  }

  package struct Term: Sendable, Equatable {
    /// Words that stand beside each other, without quotation marks.
    package var phrase: String

    /// Whether the last of them is only a word's beginning.
    package var isPrefix = false
  }

  package struct TagFilter: Sendable, Equatable {
    /// Nil where any facet will do.
    package var facet: String?
    package var value: String
  }

  package private(set) var terms: [Term] = []
  package private(set) var tags: [TagFilter] = []
  package private(set) var speakers: [String] = []

  /// The words of an argument that is all there is and begins with a tag: how many of them are the tag's
  /// depends on what tags there are.
  private var undecided: [Substring] = []

  private static let mostCharacters = 1_000
  private static let mostTerms = 32
  private static let quotationMarks: Set<Character> = ["\"", "“", "”", "„", "«", "»"]

  /// - `arguments`: of the command line. A shell takes quotation marks away, so that an argument
  ///   which begins with a filter's name and holds none is that filter's value as a whole; a tag only
  ///   beside other arguments.
  package init(_ arguments: [String]) throws(Failure) {
    guard arguments.reduce(0, { $0 + $1.unicodeScalars.count }) <= Self.mostCharacters else {
      throw .tooLong(limit: Self.mostCharacters)
    }
    for argument in arguments {
      // One argument that begins with a tag is taken for a whole question.
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

  /// The same question, once it is known which tags there are: `tag:customer=Big Dental scanner` in one
  /// argument asks for the tag of the most words that is one.
  package func settled(isTag: (TagFilter) -> Bool) -> SearchQuery {
    for count in stride(from: undecided.count, to: 1, by: -1) {
      let (tag, rest) = (undecided.prefix(count), undecided.dropFirst(count))
      let arguments = [tag.joined(separator: " ")] + (rest.isEmpty ? [""] : rest.map { String($0) })
      guard let query = try? SearchQuery(arguments), let first = query.tags.first, isTag(first)
      else { continue }
      return query
    }
    return self
  }

  /// The expression for FTS5: every term quoted, so that no word of it is an operator.
  var expression: String? {
    guard !terms.isEmpty else { return nil }
    return terms.map { "\"\($0.phrase)\"\($0.isPrefix ? " *" : "")" }.joined(separator: " AND ")
  }

  private static func isQuotation(_ character: Character) -> Bool {
    quotationMarks.contains(character)
  }

  /// A filter's name and what stands behind its colon.
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

  /// What holds no letter and no digit names nothing, and is left out.
  private mutating func addTerm(_ phrase: Substring, isPrefix: Bool) {
    guard phrase.unicodeScalars.contains(where: \.isWordCharacter) else { return }
    // A quotation mark may carry an accent, and is one character with it.
    var clean = String.UnicodeScalarView()
    clean.append(contentsOf: phrase.unicodeScalars.lazy.map { $0 == "\"" ? " " : $0 })
    terms.append(Term(phrase: String(clean).withoutControls, isPrefix: isPrefix))
  }
}

extension Unicode.Scalar {
  /// As FTS5's tokenizer `unicode61` sees it: a letter, a digit or a character of private use.
  var isWordCharacter: Bool {
    switch properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
      .decimalNumber, .letterNumber, .otherNumber, .privateUse:
      true
    default:
      false
    }
  }
}
