package import RoadcastManifest

/// A value to write into a manifest.
package indirect enum NewValue: Sendable, Equatable {
  package struct Field: Sendable, Equatable {
    package var key: String
    package var value: NewValue

    package init(_ key: String, _ value: NewValue) {
      self.key = key
      self.value = value
    }
  }

  /// Words, in quotes where YAML would otherwise read something else.
  case text(String)

  /// A number, a date, `true` or `false`, which is written as it is.
  case plain(String)

  case list([NewValue])

  case group([Field])

  /// A list of words.
  package static func texts(_ texts: [String]) -> NewValue { .list(texts.map(NewValue.text)) }

  /// Tags, as people write them: one alone, or several in a list.
  ///
  /// - Parameters:
  ///   - tags: The tags.
  ///   - old: What's there now: a list stays one, and so keeps its comments.
  /// - Returns: A text or a list.
  package static func tags(_ tags: [String], insteadOf old: OutlineNode? = nil) -> NewValue {
    tags.count == 1 && old?.sequence == nil ? .text(tags[0]) : .texts(tags)
  }

  /// Makes the value for a key from what someone typed.
  ///
  /// - Parameters:
  ///   - typed: Such as `12` or `true`, which a title has to have quotes for, and a number can't have.
  ///   - path: Where the value goes.
  package init(typed: String, for path: ManifestPath) {
    let key = path.keys.last ?? ""
    let isBare = Self.bareKeys.contains(key) || path.keys.dropLast().last == "clean"
    let text = Self.normalized(typed)
    let isWord =
      key == "highlight" && (text == "true" || text == "false")
      || key == "clean" && (text == "true" || text == "false")
    self = (isBare || isWord) && Self.isBare(text) ? .plain(text) : .text(text)
  }

  /// The keys whose values are numbers, dates, `true` or `false`.
  private static let bareKeys: Set = [
    "published", "number", "season", "draft", "expires", "review_by", "reissue", "explicit",
    "private", "bitrate", "sample_rate", "loudness", "true_peak", "gap", "drafts", "since",
  ]

  private static func isBare(_ text: String) -> Bool {
    !text.isEmpty
      && text.utf8.allSatisfy {
        (48...57).contains($0) || (65...90).contains($0) || (97...122).contains($0)
          || "+-.: ".utf8.contains($0)
      }
      && text.first != " " && text.last != " " && !text.contains(": ") && text.last != ":"
      && text.first?.isPunctuation != true || Int(text) != nil || Double(text) != nil
  }

  /// A text with line feeds alone as line ends, and none at its end: readers ignore those.
  static func normalized(_ text: String) -> String {
    var scalars = String.UnicodeScalarView()
    var previous: Unicode.Scalar?
    for scalar in text.unicodeScalars {
      if scalar == "\r" {
        scalars.append("\n")
      } else if scalar != "\n" || previous != "\r" {
        scalars.append(scalar)
      }
      previous = scalar
    }
    while scalars.last == "\n" { scalars.removeLast() }
    return String(scalars)
  }

  /// The value with all its texts normalized.
  var normalized: NewValue {
    switch self {
    case .text(let text): .text(Self.normalized(text))
    case .plain: self
    case .list(let values): .list(values.map(\.normalized))
    case .group(let fields): .group(fields.map { Field($0.key, $0.value.normalized) })
    }
  }

  /// Whether it's a text or a word, not a collection.
  var isScalar: Bool {
    switch self {
    case .text, .plain: true
    case .list, .group: false
    }
  }
}
