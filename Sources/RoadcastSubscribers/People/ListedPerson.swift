import RoadcastModel

/// A person in a list of people, as far as the list says anything about them.
struct ListedPerson {
  var name: String
  var email: String?
  var audience: String?
  var tags: [Tag] = []
  var until: Subscriber.End?

  /// The place of the row.
  var location: SourceLocation
}

/// The columns of a list of people: what it says nothing about stays as it is.
struct PeopleColumns {
  var name = 0
  var email: Int?
  var audience: Int?
  var until: Int?

  /// The columns of facets, by the facet's name.
  var facets: [String: Int] = [:]

  /// The titles of columns that say nothing about subscribers.
  var ignored: [String] = []

  /// Whether the list decides what people get.
  var choosesVersions: Bool { audience != nil || !facets.isEmpty }
}
