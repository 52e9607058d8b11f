import RoadcastAddresses
package import RoadcastModel

/// Reads `.roadcast/subscribers.json`.
package enum SubscriberReader {
  enum Key: String, ManifestKey {
    case next, subscribers

    static let required: [(key: Key, example: String)] = [(.subscribers, "[]")]
  }

  enum EntryKey: String, ManifestKey {
    case id, name, email, audience, tags, state, left, until, generation, invited

    static let required: [(key: EntryKey, example: String)] = [
      (.id, "1"), (.name, "\"Dana Reyes\""),
    ]
  }

  /// Reads everyone in the file.
  ///
  /// - Parameters:
  ///   - bytes: The content of the file.
  ///   - dates: How the show reads dates.
  ///   - log: Gets what's wrong with the file.
  /// - Returns: The subscribers; nil when the file can't be read at all.
  package static func read(
    _ bytes: [UInt8],
    dates: DateRules,
    into log: inout DiagnosticLog
  ) -> SubscriberList? {
    let file = SubscriberList.file
    return ManifestSource.readJSON(bytes, file: file, into: &log) {
      (fields: ManifestMapping<Key>) in
      guard let value = fields[.subscribers] else { return nil }
      guard let elements = value.node.sequence else {
        value.reportType("a list: [ … ]")
        return nil
      }
      guard elements.count <= Limits.subscribers else {
        value.report(
          .wrongValue,
          "has \(elements.count) subscribers; the limit is \(Limits.subscribers)"
        )
        return nil
      }
      let next = fields[.next].flatMap { $0.integer(in: 1...999_999_999) }?.value ?? 1
      var duplicates = DuplicateFinder()
      let subscribers = value.elements.compactMap { element in
        subscriber(from: element, dates: dates, &duplicates)
      }
      return SubscriberList(subscribers, next: next)
    }
  }

  private static func subscriber(
    from value: ManifestValue,
    dates: DateRules,
    _ duplicates: inout DuplicateFinder
  ) -> Subscriber? {
    guard let fields = value.mapping(EntryKey.self, as: "a subscriber") else { return nil }
    let number = fields[.id]?.integer(in: 1...999_999_999)
    let name = fields[.name]?.text(characters: Limits.speakerCharacters)
    var subscriber = Subscriber(
      number: number?.value ?? 0,
      name: name?.value ?? "",
      location: value.location
    )
    let email = fields[.email].flatMap(mailbox)
    subscriber.email = email?.value
    subscriber.audience = fields[.audience]?.text()
    subscriber.tags = fields[.tags]?.only() ?? []
    subscriber.state = fields[.state]?.choice(of: Subscriber.State.self) ?? .active
    subscriber.hasLeft = fields[.left]?.flag() ?? false
    subscriber.generation = fields[.generation]?.integer(in: 1...Limits.generations)?.value ?? 1
    if let until = fields[.until], let end = until.end(dates) {
      subscriber.until = Subscriber.End(text: until.node.scalar ?? "", moment: end.value)
    }
    subscriber.invited = fields[.invited]?.start(dates)?.value
    if subscriber.audience != nil, !subscriber.tags.isEmpty {
      fields[.tags]?.report(
        .wrongValue,
        "a subscriber has an audience or tags, not both; remove `audience` or `tags`"
      )
    }
    guard let number, name != nil else { return nil }
    duplicates.note(number, email, isRevoked: subscriber.state == .revoked, in: value.source)
    return subscriber
  }

  private static func mailbox(from value: ManifestValue) -> Located<String>? {
    guard let text = value.text() else { return nil }
    guard let mailbox = try? AddressReader.mailbox(text.value) else {
      value.report(
        .wrongValue,
        "`email`: \(text.value.quoted) isn't an e-mail address; write one like dana@example.com"
      )
      return nil
    }
    return Located(mailbox, at: text.location)
  }
}

/// Finds numbers and e-mail addresses that two subscribers have.
private struct DuplicateFinder {
  private var numbers: [Int: Int] = [:]
  private var mailboxes: [String: Int] = [:]

  mutating func note(
    _ number: Located<Int>,
    _ email: Located<String>?,
    isRevoked: Bool,
    in source: ManifestSource
  ) {
    if let line = numbers[number.value] {
      source.log.add(
        .sameSubscriber,
        at: number.location,
        "the id \(number.value) is also in line \(line), and both would have one address; give "
          + "this one the number of `next`, and raise `next`"
      )
    } else {
      numbers[number.value] = number.location.line ?? 0
    }
    // Someone who was revoked can come back with a new number.
    guard let email, !isRevoked else { return }
    if let line = mailboxes[email.value.lowercased()] {
      source.log.add(
        .sameSubscriber,
        at: email.location,
        "\(email.value.quoted) is also in line \(line); remove one of the two"
      )
    } else {
      mailboxes[email.value.lowercased()] = email.location.line ?? 0
    }
  }
}
