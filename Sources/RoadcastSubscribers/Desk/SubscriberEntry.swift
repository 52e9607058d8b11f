package import RoadcastModel

/// One person as commands show them.
package struct SubscriberEntry: Sendable {
  /// Whether an address works, and why not.
  package enum Status: String, Sendable {
    case active, expired, suspended, revoked
  }

  package var subscriber: Subscriber
  package var status: Status

  /// The private address; nil where it isn't needed, because it's a secret.
  package var address: String?

  /// When their app last got something from a server; nil if that isn't known.
  package var lastFetch: Moment?

  package init(_ subscriber: Subscriber, at now: Moment, lastFetch: Moment? = nil) {
    self.subscriber = subscriber
    self.lastFetch = lastFetch
    status =
      switch subscriber.state {
      case .active: subscriber.hasExpired(at: now) ? .expired : .active
      case .suspended: .suspended
      case .revoked: .revoked
      }
  }

  /// What they get, such as `midwest` or `territory=midwest, industry=dental`.
  package var version: String {
    if let audience = subscriber.audience { return audience.value }
    if subscriber.tags.isEmpty { return "main feed" }
    return subscriber.tags.map { "\($0.facet)=\($0.value)" }.joined(separator: ", ")
  }
}

extension SubscriberEntry {
  /// Writes the members of the contract: who, what and where.
  ///
  /// - Parameter json: Gets them, in ascending order.
  func writeAddressed(to json: inout JSONWriter) {
    json.member("address", address)
    json.member("audience", subscriber.audience?.value)
    json.member("id", subscriber.id)
    json.member("name", subscriber.name)
    writeTags(to: &json)
  }

  /// Writes everything but the address.
  ///
  /// - Parameter json: Gets the members, in ascending order.
  func write(to json: inout JSONWriter) {
    json.member("audience", subscriber.audience?.value)
    json.member("email", subscriber.email)
    json.member("id", subscriber.id)
    json.member("invited", subscriber.invited?.rfc3339)
    json.member("lastFetch", lastFetch?.rfc3339)
    json.member("name", subscriber.name)
    json.member("state", status.rawValue)
    writeTags(to: &json)
    json.member("until", subscriber.until?.text)
  }

  private func writeTags(to json: inout JSONWriter) {
    json.object("tags") { json in
      for (facet, tags) in subscriber.tags.byFacet { json.list(facet, tags) }
    }
  }
}

extension SubscriberEntry {
  /// One person with their address: `{"subscriber": {…}}`.
  package var json: String {
    var json = JSONWriter(forTerminal: true)
    json.object { $0.object("subscriber") { writeAddressed(to: &$0) } }
    return json.text
  }
}

extension [SubscriberEntry] {
  /// Several people: `{"subscribers": […]}`, with their addresses where these are set.
  package var json: String {
    var json = JSONWriter(forTerminal: true)
    json.object { json in
      json.list("subscribers", of: self) { entry, json in
        if entry.address == nil { entry.write(to: &json) } else { entry.writeAddressed(to: &json) }
      }
    }
    return json.text
  }
}

extension [Tag] {
  /// The answers to each facet, each once, facets and answers in alphabetical order.
  var byFacet: [(facet: String, tags: [String])] {
    Dictionary(grouping: self, by: \.facet).sorted { $0.key < $1.key }.map {
      ($0.key, Set($0.value.map(\.value)).sorted())
    }
  }
}
