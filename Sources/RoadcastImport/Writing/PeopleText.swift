import RoadcastModel

/// The lines of `people` in a manifest.
enum PeopleText {
  static func lines(_ people: [Person]) -> [String] {
    guard !people.isEmpty else { return [] }
    return ["people:"]
      + people.map { person in
        let values = [
          ("name", person.name), ("role", person.role), ("group", person.group),
          ("link", person.link), ("image", person.image),
        ].compactMap { key, value in value.map { "\(key): \(YAMLText.quoted($0))" } }
        return "  - { \(values.joined(separator: ", ")) }"
      }
  }
}
