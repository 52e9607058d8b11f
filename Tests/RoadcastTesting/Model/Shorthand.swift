package import RoadcastModel

/// Tags written as `facet=value`, each with its own place.
package func tags(_ texts: [String], file: String = "a.yml") -> [RoadcastModel.Tag] {
  texts.enumerated().map { index, text in
    let halves = text.split(separator: "=").map(String.init)
    return RoadcastModel.Tag(
      facet: Located(halves[0], at: SourceLocation(file: file, line: index + 1, column: 1)),
      value: Located(halves[1], at: SourceLocation(file: file, line: index + 1, column: 9))
    )
  }
}

/// Reads a moment in the form of RFC 3339.
package func moment(_ text: String) throws -> Moment { try Moment.parse(text).get() }
