import RoadcastFiles
package import RoadcastModel

/// Where people are added, found and changed, for every front end.
package struct SubscriberDesk: Sendable {
  package let show: Show
  let store: SubscriberStore
  private let fetches: FetchStore
  let now: Moment

  /// - Parameters:
  ///   - show: The show that people subscribe to.
  ///   - root: The workspace's folder, an absolute path without a slash at its end.
  ///   - now: The current time.
  package init(show: Show, root: String, now: Moment) {
    self.show = show
    store = SubscriberStore(root: root, dates: show.dates)
    fetches = FetchStore(root: root)
    self.now = now
  }

  // MARK: Looking

  /// Everyone, by number.
  ///
  /// - Throws: ``DamagedSubscribers``, or `WorkFailure` if the file can't be read.
  package func list() throws -> [SubscriberEntry] {
    entries(of: try store.load().subscribers)
  }

  /// Finds people, with their private addresses.
  ///
  /// - Parameter names: Their ids, e-mail addresses or names.
  /// - Returns: The people in the order of the names.
  /// - Throws: ``DamagedSubscribers``, or `WorkFailure` where a name is unknown or ambiguous.
  package func show(_ names: [String]) throws -> Addressed {
    let list = try store.load()
    return try addressed(try list.indices(of: names).map { list.subscribers[$0] }, in: list)
  }

  // MARK: Changing

  /// Adds a person.
  ///
  /// - Parameter request: Who they are, and what they get.
  /// - Returns: The person with their address.
  /// - Throws: ``DamagedSubscribers``, or `WorkFailure` where the request or the machine is wrong.
  package func add(_ request: NewSubscriber) throws -> Addressed {
    try addressed(
      changing: { list in
        if let email = request.email, let known = list.subscriber(withEmail: email) {
          throw WorkFailure(
            usage: "\(email.quoted) is already the address of subscriber \(known.id), "
              + "\(known.name.quoted); `roadcast subscribers show \(known.id)` shows their address"
          )
        }
        return [list.add(request)]
      },
      notes: { list, added in
        let same = list.subscribers.filter {
          $0.state != .revoked && $0.number != added[0].number
            && $0.name.isSameName(as: added[0].name)
        }
        guard let first = same.first else { return [] }
        return [
          "subscriber \(first.id) has the same name; name them by id or e-mail from now on"
        ]
      }
    )
  }

  /// Makes addresses stop working for a while.
  ///
  /// - Parameter names: Whose: their ids, e-mail addresses or names.
  /// - Returns: The people whose state is different now.
  /// - Throws: ``DamagedSubscribers``, or `WorkFailure` where a name is wrong.
  package func suspend(_ names: [String]) throws -> [SubscriberEntry] {
    try change(names) { subscriber in
      try subscriber.requireNotRevoked()
      subscriber.state = .suspended
      subscriber.hasLeft = false
    }
  }

  /// Makes suspended addresses work again.
  ///
  /// - Parameter names: Whose: their ids, e-mail addresses or names.
  /// - Returns: The people.
  /// - Throws: ``DamagedSubscribers``, or `WorkFailure` where a name is wrong, or a person was revoked.
  package func resume(_ names: [String]) throws -> [SubscriberEntry] {
    try change(names) { subscriber in
      try subscriber.requireNotRevoked()
      subscriber.state = .active
      subscriber.hasLeft = false
    }
  }

  /// Makes addresses stop working for ever.
  ///
  /// - Parameter names: Whose: their ids, e-mail addresses or names.
  /// - Returns: The people.
  /// - Throws: ``DamagedSubscribers``, or `WorkFailure` where a name is wrong.
  package func revoke(_ names: [String]) throws -> [SubscriberEntry] {
    try change(names) { $0.state = .revoked }
  }

  /// Gives people new addresses; the old ones stop working.
  ///
  /// - Parameter names: Whose: their ids, e-mail addresses or names; nil for everyone who isn't revoked.
  /// - Returns: The people with their new addresses.
  /// - Throws: ``DamagedSubscribers``, or `WorkFailure` where a name is wrong, or a person was revoked.
  package func rotate(_ names: [String]?) throws -> Addressed {
    try addressed(
      changing: { list in
        let indices =
          try names.map { try list.indices(of: $0) }
          ?? list.subscribers.indices.filter { list.subscribers[$0].state != .revoked }
        for index in indices { try list.subscribers[index].rotate() }
        return indices.map { list.subscribers[$0] }
      }
    )
  }

  private func change(
    _ names: [String],
    _ change: (inout Subscriber) throws -> Void
  ) throws -> [SubscriberEntry] {
    entries(
      of: try store.change { list in
        let indices = try list.indices(of: names)
        for index in indices { try change(&list.subscribers[index]) }
        return indices.map { list.subscribers[$0] }
      }
    )
  }

  /// People with what servers know of them.
  private func entries(of people: [Subscriber]) -> [SubscriberEntry] {
    // Nothing depends on it, so a file that can't be read is as good as none.
    let times = (try? fetches.read()) ?? [:]
    return people.map { subscriber in
      let time = times[subscriber.id].map { show.dates.shown(Moment(seconds: $0)) }
      return SubscriberEntry(subscriber, at: now, lastFetch: time)
    }
  }

  // MARK: Addresses

  /// People with their private addresses.
  package struct Addressed: Sendable {
    package var people: [SubscriberEntry]

    /// What someone should know about it.
    package var notes: [String] = []
  }

  private func addressed(
    changing change: (inout SubscriberList) throws -> [Subscriber],
    notes: (SubscriberList, [Subscriber]) -> [String] = { _, _ in [] }
  ) throws -> Addressed {
    // The key comes first, so that no one gets a number without an address.
    let key = try store.key()
    let (list, people, old) = try store.change { list in
      let old = list
      let people = try change(&list)
      return (list, people, old)
    }
    var addressed = addressed(people, in: list, with: key.key)
    addressed.notes = notes(list, people) + self.notes(onKey: key.isNew, for: old)
    return addressed
  }

  func addressed(_ people: [Subscriber], in list: SubscriberList) throws -> Addressed {
    let key = try store.key()
    var addressed = addressed(people, in: list, with: key.key)
    addressed.notes = notes(onKey: key.isNew, for: list)
    return addressed
  }

  private func addressed(
    _ people: [Subscriber],
    in list: SubscriberList,
    with key: AddressKey
  ) -> Addressed {
    let directory = SubscriberDirectory(list, key: key)
    return Addressed(
      people: entries(of: people).map { person in
        var entry = person
        entry.address = directory.address(of: person.subscriber, baseURL: show.baseURL.value)
        return entry
      }
    )
  }

  private func notes(onKey isNew: Bool, for list: SubscriberList) -> [String] {
    guard isNew, !list.subscribers.isEmpty else { return [] }
    return [
      "\(KeyFile.name) was missing, so a new key was made: addresses that people already have don't work "
        + "with it; restore the old file from a copy, or send everyone their new address"
    ]
  }
}
