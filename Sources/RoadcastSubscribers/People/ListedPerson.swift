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

  /// What someone gets by the list; what it has no column for stays as it is.
  ///
  /// No one has an audience and tags: what the list names replaces the other.
  func version(
    of person: ListedPerson,
    now subscriber: Subscriber
  ) -> (audience: String?, tags: [Tag]) {
    if let audience = person.audience { return (audience, []) }
    let tags = subscriber.tags.filter { facets[$0.facet] == nil } + person.tags
    let kept = audience == nil && person.tags.isEmpty ? subscriber.audience?.value : nil
    return (kept, tags)
  }
}
