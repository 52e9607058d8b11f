import RoadcastModel

/// Why a line isn't YAML, and what it was meant to be.
struct LineMend {
  /// The column at which the problem is, from 1.
  var column: Int

  /// What's wrong, and what to do.
  var message: String

  /// The line as it was meant.
  var correction: String

  /// Finds what's wrong with a line that YAML can't read; nil where nothing is known to be.
  ///
  /// - Parameters:
  ///   - line: The line as it's written.
  ///   - following: The lines after it, which a text in quotes can extend to.
  init?(_ line: String, following: ArraySlice<String> = []) {
    let parts = ManifestLine(line)
    let found =
      Self.tab(line) ?? Self.quotes(parts, following) ?? Self.hash(parts) ?? Self.specialStart(
        parts
      )
      ?? Self.colon(parts) ?? Self.missingSpace(line) ?? Self.equals(parts)
    guard let found, found.correction != line else { return nil }
    self = found
  }

  private init(_ column: Int, _ message: String, _ correction: String) {
    self.column = column
    self.message = message
    self.correction = correction
  }

  /// What messages call the value of a line.
  private static func label(_ line: ManifestLine) -> String {
    line.key.isEmpty ? "the text" : "`\(line.key)`"
  }

  private static func tab(_ line: String) -> LineMend? {
    let space = line.prefix { $0 == " " || $0 == "\t" }
    guard let tab = space.firstIndex(of: "\t"), space.endIndex < line.endIndex else { return nil }
    let column = space.distance(from: space.startIndex, to: tab) + 1
    return LineMend(
      column,
      "the line is indented with a tab, which YAML doesn't allow; use spaces",
      String(space).replacing("\t", with: "  ") + line[space.endIndex...]
    )
  }

  private static func quotes(_ line: ManifestLine, _ following: ArraySlice<String>) -> LineMend? {
    guard let quote = line.rest.first, quote == "\"" || quote == "'" else { return nil }
    let label = label(line)
    let body = line.rest.dropFirst()
    if quote == "\"", let escape = invalidEscape(in: body) {
      let text = body.last == "\"" ? body.dropLast() : body[...]
      let isPath = ["audio", "transcript", "image", "cover", "opener", "closer"].contains(line.key)
      return LineMend(
        line.column + 1 + escape,
        "\(label) has a backslash in double quotes, where it starts an escape such as \\n; "
          + (isPath ? "write / instead" : "use single quotes"),
        isPath
          ? line.front + "\"\(text.replacing("\\", with: "/"))\"" : line.quoting(String(text))
      )
    }
    guard let end = closing(quote, in: body) else {
      // It may end on a line that's indented further.
      for next in following {
        let indent = next.prefix { $0 == " " }.count
        if indent == next.count { continue }
        if indent <= line.indent { break }
        if closing(quote, in: Substring(next)) != nil { return nil }
      }
      let isApostrophe = quote == "'"
      return LineMend(
        line.column,
        isApostrophe
          ? "\(label) starts with an apostrophe, which YAML takes for a quote that isn't closed; "
            + "put the text in double quotes"
          : "\(label) has no closing quote; add it",
        line.front + (isApostrophe ? ManifestLine.quoted(line.rest) : line.rest + "\"")
      )
    }
    let tail = String(body[body.index(after: end)...])
    guard !tail.trimmed.isEmpty, !tail.hasPrefix(" #"), !tail.hasPrefix("\t#") else { return nil }
    // Flow collections and keys in quotes go on.
    if let first = tail.trimmed.first, ":,]}".contains(first) { return nil }
    let isWhole = line.rest.count > 1 && line.rest.last == quote
    let text = isWhole ? String(body.dropLast()) : line.rest
    let column = line.column + 1 + body.unicodeScalars.distance(from: body.startIndex, to: end)
    return LineMend(
      column,
      "\(label) goes on after this quote, which ends the text; put all of it in other quotes",
      line.quoting(text)
    )
  }

  /// The quote that ends a text.
  private static func closing(_ quote: Character, in text: Substring) -> Substring.Index? {
    var index = text.startIndex
    while index < text.endIndex {
      let next = text.index(after: index)
      if quote == "\"", text[index] == "\\" {
        index = next < text.endIndex ? text.index(after: next) : next
        continue
      }
      if text[index] == quote {
        guard quote == "'", next < text.endIndex, text[next] == "'" else { return index }
        index = text.index(after: next)
        continue
      }
      index = next
    }
    return nil
  }

  /// The position of a backslash that YAML can't read, in Unicode scalars.
  private static func invalidEscape(in text: Substring) -> Int? {
    let scalars = Array(text.unicodeScalars)
    var index = 0
    while index < scalars.count {
      if scalars[index] == "\"" { return nil }
      guard scalars[index] == "\\" else {
        index += 1
        continue
      }
      guard index + 1 < scalars.count else { return nil }
      let digits: [Unicode.Scalar: Int] = ["x": 2, "u": 4, "U": 8]
      if let count = digits[scalars[index + 1]] {
        let hex = scalars[(index + 2)...].prefix(count)
        guard hex.count == count, hex.allSatisfy({ $0.properties.isASCIIHexDigit }) else {
          return index
        }
      } else if !"0abtnvfre\"/\\N_LP \t".unicodeScalars.contains(scalars[index + 1]) {
        return index
      }
      index += 2
    }
    return nil
  }

  private static func specialStart(_ line: ManifestLine) -> LineMend? {
    guard let first = line.value.first, !line.key.isEmpty || !line.dashes.isEmpty else {
      return nil
    }
    let text = line.value.dropFirst()
    let isText: Bool
    switch first {
    case "@", "`", "%", ",", "]", "}": isText = true
    case "&", "*", "!": isText = true
    case "|", ">": isText = !text.allSatisfy { "+-0123456789".contains($0) }
    case "-", "?": isText = text.first == " "
    case "[", "{":
      guard let end = bracketEnd(in: line.value) else { return nil }
      isText = end != line.value.index(before: line.value.endIndex)
    default: isText = false
    }
    guard isText else { return nil }
    return LineMend(
      line.column,
      "\(label(line)) starts with \"\(first)\", which has a meaning in YAML; put the text in quotes",
      line.quoting()
    )
  }

  /// Finds `{ accent: #1F6F66 }`: in brackets, a # after a space begins a comment too, which hides their end.
  private static func hash(_ line: ManifestLine) -> LineMend? {
    guard let first = line.rest.first, first == "{" || first == "[",
      bracketEnd(in: line.rest) != nil
    else { return nil }
    var corrected = ""
    var column: Int?
    var quote: Character?
    var rest = Substring(line.rest)
    while let character = rest.first {
      if quote == nil, character == "#", corrected.last == " " {
        let text = rest.prefix { !",]}".contains($0) }
        // A comment after the brackets is one.
        guard text.endIndex < rest.endIndex else { break }
        column = column ?? line.column + corrected.unicodeScalars.count
        let word = String(text).trimmed
        corrected += ManifestLine.quoted(word) + text.dropFirst(word.count)
        rest = rest[text.endIndex...]
        continue
      }
      if character == quote {
        quote = nil
      } else if quote == nil, character == "\"" || character == "'" {
        quote = character
      }
      corrected.append(character)
      rest.removeFirst()
    }
    guard let column else { return nil }
    return LineMend(
      column,
      "\(label(line)) has a # after a space, which begins a comment in YAML; put the text in quotes",
      line.front + corrected + rest
    )
  }

  /// The bracket that closes the first one.
  private static func bracketEnd(in text: String) -> String.Index? {
    var depth = 0
    for index in text.indices {
      if "[{".contains(text[index]) { depth += 1 }
      if "]}".contains(text[index]) { depth -= 1 }
      if depth == 0 { return index }
    }
    return nil
  }

  private static func colon(_ line: ManifestLine) -> LineMend? {
    guard !line.key.isEmpty, let first = line.value.first, !"\"'[{|>".contains(first) else {
      return nil
    }
    let value = line.value
    guard
      let colon = value.firstRange(of: ": ")?.lowerBound
        ?? (value.hasSuffix(":") ? value.index(before: value.endIndex) : nil)
    else { return nil }
    let place = value.unicodeScalars.distance(from: value.startIndex, to: colon)
    return LineMend(
      line.column + place,
      "\(label(line)) contains a colon with a space after it, which YAML takes for the end of a key; "
        + "put the text in quotes",
      line.quoting()
    )
  }

  /// Finds `title:Kick-off` and `-audio: 01.wav`.
  private static func missingSpace(_ line: String) -> LineMend? {
    let indent = line.prefix { $0 == " " }
    var rest = line[indent.endIndex...]
    var front = String(indent)
    if rest.hasPrefix("- ") {
      front += "- "
      rest = rest.dropFirst(2).drop { $0 == " " }
    }
    if rest.hasPrefix("-"), rest.dropFirst().first?.isLetter == true {
      return LineMend(
        front.count + 1,
        "a space is missing after the -; add one",
        front + "- " + rest.dropFirst()
      )
    }
    let key = rest.prefix { $0.isASCII && ($0.isLowercase || $0 == "_") }
    let after = rest[key.endIndex...]
    guard !key.isEmpty, after.first == ":", let next = after.dropFirst().first,
      next != " ", next != "\t", next != "/"
    else { return nil }
    return LineMend(
      front.count + key.count + 2,
      "a space is missing after the colon; add one",
      "\(front)\(key): \(after.dropFirst())"
    )
  }

  /// Finds `title = Kick-off`.
  private static func equals(_ line: ManifestLine) -> LineMend? {
    guard line.key.isEmpty, let equals = line.rest.firstIndex(of: "=") else { return nil }
    let key = String(line.rest[..<equals]).trimmed
    guard !key.isEmpty, key.allSatisfy({ $0.isASCII && ($0.isLetter || $0 == "_") }) else {
      return nil
    }
    let value = String(line.rest[line.rest.index(after: equals)...]).trimmed
    return LineMend(
      line.column + key.count,
      "a key ends with a colon, not with =; write a colon and a space",
      "\(line.front)\(key): \(value)"
    )
  }
}
