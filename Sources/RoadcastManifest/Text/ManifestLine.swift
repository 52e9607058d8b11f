import RoadcastModel

/// The parts of a line such as `  - title: Kick-off   # comment`.
struct ManifestLine {
  /// The number of spaces in front.
  let indent: Int

  /// What marks entries of a list, such as `- `.
  let dashes: String

  /// The key; empty where there's none.
  let key: String

  /// What's between the key and the value: a colon and spaces.
  let separator: String

  /// The value, with everything that follows it on the line but spaces.
  let rest: String

  init(_ line: String) {
    var text = Substring(line)
    func take(while condition: (Character) -> Bool) -> String {
      let taken = text.prefix(while: condition)
      text = text[taken.endIndex...]
      return String(taken)
    }
    indent = take { $0 == " " }.count
    var dashes = ""
    while text.hasPrefix("- ") {
      text.removeFirst()
      dashes += "-" + take { $0 == " " }
    }
    self.dashes = dashes
    let word = text.prefix { ($0.isLetter || $0.isNumber || $0 == "_" || $0 == "-") && $0.isASCII }
    let after = text[word.endIndex...]
    if !word.isEmpty, after == ":" || after.hasPrefix(": ") || after.hasPrefix(":\t") {
      key = String(word)
      text = after.dropFirst()
      separator = ":" + take { $0 == " " || $0 == "\t" }
    } else {
      (key, separator) = ("", "")
    }
    rest = String(text).trimmed
  }

  /// The column at which the value begins, from 1.
  var column: Int { front.unicodeScalars.count + 1 }

  /// Everything before the value.
  var front: String { String(repeating: " ", count: indent) + dashes + key + separator }

  /// The value without a comment: two spaces before `#` begin one, and so does one before `# `.
  var value: String {
    guard let start = commentStart else { return rest }
    return String(rest[..<start]).trimmed
  }

  private var commentStart: String.Index? {
    guard !rest.hasPrefix("\""), !rest.hasPrefix("'") else { return nil }
    var before: Character?
    var index = rest.startIndex
    while index < rest.endIndex {
      if rest[index] == "#", before == " " {
        let after = rest.index(after: index)
        if after < rest.endIndex, rest[after] == " " { return index }
      }
      before = rest[index]
      index = rest.index(after: index)
    }
    return nil
  }

  /// The comment, with the spaces before it.
  private var comment: String { String(rest.dropFirst(value.count)) }

  /// The line with its value in quotes.
  ///
  /// - Parameter text: The value that's meant; nil for the value as it's written.
  /// - Returns: The line, with its comment if the value stays.
  func quoting(_ text: String? = nil) -> String {
    front + Self.quoted(text ?? value) + (text == nil ? comment : "")
  }

  /// A text in quotes, in single ones where it has double quotes or backslashes.
  static func quoted(_ text: String) -> String {
    guard text.contains("\"") || text.contains("\\") else { return "\"\(text)\"" }
    return "'\(text.replacing("'", with: "''"))'"
  }
}
