import RoadcastAddresses
package import RoadcastFiles
package import RoadcastModel

/// What's known of a person who is to be added.
package struct NewSubscriber: Sendable {
  var name: String
  var email: String?
  var audience: String?
  var tags: [Tag] = []
  var until: Subscriber.End?

  /// Checks what was written about a person.
  ///
  /// - Parameters:
  ///   - name: Their name.
  ///   - email: Their e-mail address.
  ///   - audience: An audience of the show.
  ///   - tags: Facets and tags, such as `territory=midwest,industry=dental`.
  ///   - until: Their last day, or the moment at which their address stops working.
  ///   - show: The show that they subscribe to.
  /// - Throws: A usage failure that says what to write instead.
  package init(
    name: String,
    email: String?,
    audience: String?,
    tags: String?,
    until: String?,
    in show: Show
  ) throws(WorkFailure) {
    let reader = PersonReader(show: show)
    do throws(PersonProblem) {
      self.name = try reader.name(name)
      self.email = try email.map { text throws(PersonProblem) in try reader.email(text) }
      self.audience = try audience.map { text throws(PersonProblem) in try reader.audience(text) }
      self.tags = try tags.map { text throws(PersonProblem) in try reader.tags(text) } ?? []
      self.until = try until.map { text throws(PersonProblem) in try reader.until(text) }
    } catch {
      throw WorkFailure(usage: error.message)
    }
    guard audience == nil || self.tags.isEmpty else {
      throw WorkFailure(
        usage: "a subscriber has an audience or tags, not both; leave out --audience or --tags"
      )
    }
  }

  init(name: String) { self.name = name }
}

extension SubscriberList {
  /// Adds a person with the next number.
  ///
  /// - Returns: The new subscriber.
  mutating func add(_ person: NewSubscriber) -> Subscriber {
    let place = SourceLocation(file: Self.file)
    var subscriber = Subscriber(number: takeNumber(), name: person.name, location: place)
    subscriber.email = person.email
    subscriber.audience = person.audience.map { Located($0, at: place) }
    subscriber.tags = person.tags
    subscriber.until = person.until
    subscribers.append(subscriber)
    return subscriber
  }
}

extension Subscriber {
  /// Gives the subscriber a new address.
  ///
  /// - Throws: If they were revoked, or had too many.
  mutating func rotate() throws(WorkFailure) {
    try requireNotRevoked()
    guard generation < Limits.generations else {
      throw WorkFailure(
        "subscriber \(id) has had \(generation) addresses, which is the limit; revoke them, and add "
          + "them again"
      )
    }
    generation += 1
    // The invitation that they have is for an address that doesn't work any more.
    invited = nil
  }

  func requireNotRevoked() throws(WorkFailure) {
    guard state != .revoked else {
      throw WorkFailure(
        usage:
          "subscriber \(id), \(name.quoted), was revoked for good; add them again to give them a "
          + "new address"
      )
    }
  }
}
