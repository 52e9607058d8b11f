import RoadcastModel

/// Reads `people` in `show.yml` and `episode.yml`: names, or mappings with what's known of a person.
enum PersonReader {
  enum Key: String, ManifestKey {
    case name, role, group, link, image

    static let required: [(key: Key, example: String)] = [(.name, "Dana Reyes")]
  }

  static func read(_ value: ManifestValue) -> [Person] {
    guard value.elements.count <= Limits.people else {
      value.report(
        .wrongValue,
        "`people` has \(value.elements.count) entries; the limit is \(Limits.people)"
      )
      return []
    }
    return value.elements.compactMap(person)
  }

  private static func person(from value: ManifestValue) -> Person? {
    guard value.node.mapping != nil else {
      return value.text(characters: Limits.soundbiteCharacters).map { Person(name: $0.value) }
    }
    guard let fields = value.mapping(Key.self, as: "a person"),
      let name = fields[.name]?.text(characters: Limits.soundbiteCharacters)
    else { return nil }
    var person = Person(name: name.value)
    person.role = fields[.role]?.text(characters: Limits.tagCharacters)?.value
    person.group = fields[.group]?.text(characters: Limits.tagCharacters)?.value
    person.link = fields[.link]?.address()?.value
    person.image = fields[.image]?.address()?.value
    return person
  }
}
