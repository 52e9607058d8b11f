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
      lines.append(
        "length:                      # what the imported episodes need; new ones can be shorter"
      )
      lines.append("  min: \"\(LengthText.formatLimit(lengths.lowerBound))\"")
      lines.append("  max: \"\(LengthText.formatLimit(lengths.upperBound))\"")
      lines.append(
        "  target: [\"\(LengthText.formatLimit(lengths.lowerBound))\", "
          + "\"\(LengthText.formatLimit(lengths.upperBound))\"]"
      )
    }
    if show.hasTopics {
      lines.append("")
      lines.append("facets:")
      lines.append("  topic: any                 # the categories and keywords of the old feed")
    }
    return lines.joined(separator: "\n") + "\n"
  }
}
