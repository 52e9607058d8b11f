package import RoadcastModel

/// What makes the list of subscribers match a list of people.
package struct PeopleSync: Sendable {
  /// A change of one person.
  package struct Change: Sendable {
    package var person: SubscriberEntry

    /// What they got before, where that's different now.
    package var oldVersion: String?

    /// What else is different, such as `e-mail`.
    package var details: [String] = []
  }

  package fileprivate(set) var added: [Change] = []
  package fileprivate(set) var moved: [Change] = []

  /// People with another name, e-mail address or last day, who get what they got.
  package fileprivate(set) var changed: [Change] = []

  package fileprivate(set) var resumed: [Change] = []

  /// People who were active, and aren't in the list.
  package fileprivate(set) var suspended: [Change] = []

  /// People in the list whom someone has suspended by hand: a list doesn't resume them.
  package fileprivate(set) var stillSuspended: [Change] = []

  package fileprivate(set) var unchanged = 0

  /// How many had an address that works, before.
  package fileprivate(set) var active = 0

  /// The titles of columns that say nothing about subscribers.
  package internal(set) var ignoredColumns: [String] = []

  /// Warnings about the list.
  package internal(set) var diagnostics: [Diagnostic] = []

  /// Whether so many would lose their address that it may be the wrong list: more than a fifth.
  package var isDrastic: Bool { suspended.count * 5 > active }

  /// Works out the changes, and makes them.
  ///
  /// - Parameters:
  ///   - people: Everyone in the list.
  ///   - list: The subscribers; matches the people afterwards.
  ///   - now: The current time.
  init(_ people: PeopleReader.People, in list: inout SubscriberList, at now: Moment) {
    active = list.subscribers.count { $0.state == .active }
    let indices = PersonFinder.indices(of: people.people, in: list)
    var present: Set<Int> = []
    for (person, index) in zip(people.people, indices) {
      guard let index else {
        var new = NewSubscriber(name: person.name)
        new.email = person.email
        new.audience = person.audience
        new.tags = person.tags
        new.until = person.until
        present.insert(list.subscribers.count)
        added.append(Change(person: SubscriberEntry(list.add(new), at: now)))
        continue
      }
      present.insert(index)
      update(&list.subscribers[index], person, people.columns, at: now)
    }
    for index in list.subscribers.indices
    where list.subscribers[index].state == .active && !present.contains(index) {
      list.subscribers[index].state = .suspended
      list.subscribers[index].hasLeft = true
      suspended.append(Change(person: SubscriberEntry(list.subscribers[index], at: now)))
    }
  }

  private mutating func update(
    _ subscriber: inout Subscriber,
    _ person: ListedPerson,
    _ columns: PeopleColumns,
    at now: Moment
  ) {
    let oldVersion = SubscriberEntry(subscriber, at: now).version
    var details: [String] = []
    if subscriber.name != person.name {
      subscriber.name = person.name
      details.append("name")
    }
    if let email = person.email, subscriber.email != email {
      subscriber.email = email
      details.append("e-mail")
    }
    if columns.until != nil, subscriber.until?.moment != person.until?.moment {
      subscriber.until = person.until
      details.append("until")
    }
    let (audience, tags) = columns.version(of: person, now: subscriber)
    let isMoved = subscriber.audience?.value != audience || !subscriber.tags.isSameSet(as: tags)
    if isMoved {
      subscriber.audience = audience.map { Located($0, at: subscriber.location) }
      subscriber.tags = tags
    }
    let isResumed = subscriber.state == .suspended && subscriber.hasLeft
    if isResumed {
      subscriber.state = .active
      subscriber.hasLeft = false
    }
    let change = Change(
      person: SubscriberEntry(subscriber, at: now),
      oldVersion: isMoved ? oldVersion : nil,
      details: details
    )
    if isResumed { resumed.append(change) }
    if subscriber.state == .suspended { stillSuspended.append(change) }
    if isMoved {
      moved.append(change)
    } else if !details.isEmpty {
      changed.append(change)
    } else if !isResumed {
      unchanged += 1
    }
  }
}

/// Finds the subscriber that a person in a list is: by e-mail address, or else by name.
///
/// Those who were revoked aren't found: someone who comes back is someone new.
private struct PersonFinder {
  private var mailboxes: [String: Int] = [:]
  private var names: [String: [Int]] = [:]
  private let hasMailbox: [Bool]
  private var taken: Set<Int> = []

  /// Finds everyone in a list.
  ///
  /// A name never takes the subscriber whose e-mail address is in another row.
  ///
  /// - Parameters:
  ///   - people: The rows.
  ///   - list: The subscribers.
  /// - Returns: For each row, where the subscriber is; nil for who is new.
  static func indices(of people: [ListedPerson], in list: SubscriberList) -> [Int?] {
    var finder = PersonFinder(list)
    var indices = people.map { finder.take($0.email.flatMap { finder.mailboxes[$0.lowercased()] }) }
    for (row, person) in people.enumerated() where indices[row] == nil {
      indices[row] = finder.take(finder.indexByName(of: person))
    }
    return indices
  }

  private init(_ list: SubscriberList) {
    hasMailbox = list.subscribers.map { $0.email != nil }
    for (index, subscriber) in list.subscribers.enumerated() where subscriber.state != .revoked {
      if let email = subscriber.email { mailboxes[email.lowercased()] = index }
      names[Self.key(subscriber.name), default: []].append(index)
    }
  }

  private mutating func take(_ index: Int?) -> Int? {
    guard let index, taken.insert(index).inserted else { return nil }
    return index
  }

  /// Two people can have one name: one with another e-mail address is someone else.
  private func indexByName(of person: ListedPerson) -> Int? {
    let candidates = (names[Self.key(person.name)] ?? []).filter {
      !taken.contains($0) && (person.email == nil || !hasMailbox[$0])
    }
    return candidates.count == 1 ? candidates[0] : nil
  }

  private static func key(_ name: String) -> String {
    name.split(whereSeparator: \.isWhitespace).joined(separator: " ").lowercased()
  }
}

extension [Tag] {
  /// Whether the tags are the same, in any order.
  func isSameSet(as other: [Tag]) -> Bool {
    func pairs(_ tags: [Tag]) -> Set<[String]> { Set(tags.map { [$0.facet, $0.value] }) }
    return pairs(self) == pairs(other)
  }
}
