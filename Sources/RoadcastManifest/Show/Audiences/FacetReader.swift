import RoadcastModel

/// Reads `facets` in `show.yml`: the vocabulary of tags.
enum FacetReader {
  static func read(_ value: ManifestValue) -> [Facet] {
    (value.entries() ?? []).compactMap(facet)
  }

  private static func facet(from entry: ManifestEntry) -> Facet? {
    let name = entry.key.value
    guard Slug.isValid(name) else {
      entry.reportName("a facet's name can have a–z, 0–9 and -, not \(name.quoted)")
      return nil
    }
    guard let value = entry.value() else { return nil }
    let elements = value.elements
    if elements.count == 1, elements[0].node.scalar == "any" {
      return Facet(name: name, tags: nil)
    }
    let tags = elements.compactMap { $0.text(characters: Limits.tagCharacters) }
    var seen: Set<String> = []
    for tag in tags where !seen.insert(tag.value).inserted {
      value.source.log.add(
        .duplicateTag,
        at: tag.location,
        "\(tag.value.quoted) appears twice; remove one"
      )
    }
    return Facet(name: name, tags: tags.map(\.value))
  }
}
