import RoadcastModel

/// The text of an imported show's `show.yml`.
struct ShowManifestText {
  let show: ImportedShow

  /// The name of the cover's file; nil if there's none.
  let cover: String?

  /// The shortest and the longest episode; nil if no length is known.
  let lengths: ClosedRange<Milliseconds>?

  /// Whether the address of the new feed isn't known yet.
  let lacksAddress: Bool

  var text: String {
    var lines = ["title: \(YAMLText.line(show.title))"]
    func add(_ key: String, _ value: String?) {
      if let value { lines.append("\(key): \(value)") }
    }
    add("description", YAMLText.block(show.description))
    lines.append(
      "base_url: \(show.baseURL)"
        + (lacksAddress ? "   # write the web address of the feed/ folder here" : "")
    )
    lines.append("guid: \(show.guid)   # the show's identity: never change it")
    if let old = show.movedFrom {
      lines.append("moved_from: \(YAMLText.line(old))   # where the feed was before")
    }
    add("link", show.link.map(YAMLText.line))
    add("language", show.language)
    add("author", show.author.map(YAMLText.line))
    if let owner = show.owner {
      lines.append("owner: { name: \(YAMLText.quoted(owner.name)), email: \(owner.email) }")
    }
    add("cover", cover)
    if !show.category.isEmpty {
      lines.append("category: [\(show.category.map(YAMLText.quoted).joined(separator: ", "))]")
    }
    add("explicit", show.isExplicit ? "true" : nil)
    lines.append(
      "private: \(show.isPrivate)            # whether directories are asked not to list the show"
    )
    add("copyright", show.copyright.map(YAMLText.line))
    add("kind", show.kind == .serial ? "serial" : nil)
    lines += PeopleText.lines(show.people)
    if let lengths {
      lines.append("")
      lines.append(Self.lengthHead)
      lines += Self.lengthLines(lengths)
    }
    if show.hasTopics {
      lines.append("")
      lines.append("facets:")
      lines.append("  topic: any                 # the categories and keywords of the old feed")
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private static let lengthHead =
    "length:                      # what the imported episodes need; new ones can be shorter"

  private static func lengthLines(_ lengths: ClosedRange<Milliseconds>) -> [String] {
    let (least, most) = (
      LengthText.formatLimit(lengths.lowerBound), LengthText.formatLimit(lengths.upperBound)
    )
    return ["  min: \"\(least)\"", "  max: \"\(most)\"", "  target: [\"\(least)\", \"\(most)\"]"]
  }

  /// Widens the length limits of a manifest.
  ///
  /// - Parameters:
  ///   - manifest: The manifest.
  ///   - lengths: The shortest and the longest episode.
  /// - Returns: The new text; nil if the limits aren't those that an import wrote.
  static func widening(_ manifest: String, to lengths: ClosedRange<Milliseconds>) -> String? {
    var lines = manifest.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    guard let head = lines.firstIndex(of: lengthHead), lines.count > head + 3 else { return nil }
    let places = head + 1...head + 3
    let values = lines[places].joined().split(separator: "\"").compactMap {
      OldDuration.length(String($0))
    }
    guard values.count == 4, values[0] <= values[1] else { return nil }
    let old = values[0]...values[1]
    guard Array(lines[places]) == lengthLines(old) else { return nil }
    let wider =
      min(old.lowerBound, lengths.lowerBound)...max(old.upperBound, lengths.upperBound)
    lines.replaceSubrange(places, with: lengthLines(wider))
    return lines.joined(separator: "\n")
  }
}
