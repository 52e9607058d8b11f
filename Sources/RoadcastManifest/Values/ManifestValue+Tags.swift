import RoadcastModel

extension ManifestValue {
  /// Reads facets, each with one tag or a list of tags.
  func tags() -> [Tag] { tags { _, _ in } }

  /// Reads the tags of `only`, which choose listeners.
  ///
  /// An `only` without a tag is an error: it would choose everyone, the opposite of what it says.
  func only() -> [Tag] {
    tags { facet, location in
      let clause = facet.map { " for \($0.quoted)" } ?? ""
      source.log.add(
        .missingValue,
        at: location,
        "\(label) has no tag\(clause); add one or remove the key"
      )
    }
  }

  /// Calls `reportEmpty` for each facet without a tag, and once for a mapping without a facet.
  private func tags(reportEmpty: (String?, SourceLocation) -> Void) -> [Tag] {
    guard let facets = entries() else { return [] }
    if facets.isEmpty { reportEmpty(nil, location) }
    var tags: [Tag] = []
    for facet in facets {
      guard let value = facet.value() else { continue }
      let elements = value.elements
      if elements.isEmpty { reportEmpty(facet.key.value, facet.key.location) }
      for element in elements {
        guard let tag = element.text(characters: Limits.tagCharacters) else { continue }
        tags.append(Tag(facet: facet.key, value: tag))
      }
    }
    guard tags.count <= Limits.tagsPerEpisode else {
      report(
        .tooManyTags,
        "\(label) has \(tags.count) tags; the limit is \(Limits.tagsPerEpisode)"
      )
      return []
    }
    return tags
  }
}
