import RoadcastModel

/// Reads `facets:` of `show.yml`, the vocabulary.
enum FacetManifest {
  static func facets(from show: Fields) -> [Facet] {
    guard let fields = show.fields("facets") else { return [] }
    return fields.keys.compactMap { key in
      guard Slug.isValid(key.value) else {
        fields.findings.add(
          .badName,
          at: key.location,
          "a facet's name is made of a–z, 0–9 and -, not \(key.value.quoted)"
        )
        return nil
      }
      guard let nodes = fields.list(key.value) else { return nil }
      if nodes.count == 1, nodes[0].scalar == "any" {
        return Facet(name: key.value, tags: nil)
      }
      let tags = nodes.compactMap {
        fields.text($0, key.value, characters: Limits.tagCharacters)
      }
      var seen: Set<String> = []
      for tag in tags where !seen.insert(tag.value).inserted {
        fields.findings.add(
          .duplicateTag,
          at: tag.location,
          "\(tag.value.quoted) is there twice"
        )
      }
      return Facet(name: key.value, tags: tags.map(\.value))
    }
  }
}
