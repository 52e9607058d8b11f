package import RoadcastModel
package import RoadcastSubscribers

/// People as text: a table, or one of them in detail.
package enum SubscriberTables {
  /// Lists people, without their addresses.
  ///
  /// - Parameters:
  ///   - people: In the order of the rows.
  ///   - dates: How the show writes dates.
  ///   - style: The colours.
  ///   - columns: The terminal's width.
  /// - Returns: The table, and how many people there are.
  package static func list(
    _ people: [SubscriberEntry],
    dates: DateRules,
    style: TerminalStyle,
    columns: Int
  ) -> String {
    guard !people.isEmpty else {
      return "No subscribers to show; `roadcast subscribers add NAME` adds one."
    }
    var table = Table(
      header: ["id", "name", "state", "last fetch", "until", "invited", "gets", "e-mail"]
    )
    table.numbers = [0]
    table.rows = people.map { entry in
      [
        entry.subscriber.id, entry.subscriber.name, entry.status.rawValue,
        day(entry.lastFetch, dates) ?? "", end(entry.subscriber, dates) ?? "",
        day(entry.subscriber.invited, dates) ?? "no", entry.version, entry.subscriber.email ?? "",
      ]
    }
    table.paint = { row, column, text in
      guard column == 2 else { return text }
      return people[row].status == .active ? style.green(text) : style.yellow(text)
    }
    let active = people.count { $0.status == .active }
    let count = people.count == 1 ? "1 subscriber" : "\(people.count) subscribers"
    return "\(table.text(columns: columns))\n\n\(count), \(active) active"
  }

  /// Shows one person with their address.
  ///
  /// - Parameters:
  ///   - entry: The person.
  ///   - dates: How the show writes dates.
  /// - Returns: A line for each thing that's known.
  package static func details(of entry: SubscriberEntry, dates: DateRules) -> String {
    let subscriber = entry.subscriber
    let lines: [(String, String?)] = [
      ("name", subscriber.name), ("id", subscriber.id), ("e-mail", subscriber.email),
      ("gets", entry.version), ("state", entry.status.rawValue),
      ("until", end(subscriber, dates)), ("invited", day(subscriber.invited, dates)),
      ("fetched", day(entry.lastFetch, dates)), ("address", entry.address),
    ]
    return lines.compactMap { name, value in
      value.map {
        "\(name):\(String(repeating: " ", count: 9 - name.utf8.count))\($0.escapedForDisplay)"
      }
    }.joined(separator: "\n")
  }

  /// A day in the show's time zone and words.
  private static func day(_ moment: Moment?, _ dates: DateRules) -> String? {
    moment.map { dates.words.short(dates.shown($0).date) }
  }

  /// The last day of someone whose address ends.
  private static func end(_ subscriber: Subscriber, _ dates: DateRules) -> String? {
    guard let end = subscriber.until else { return nil }
    let isDay = end.text.utf8.count == "2026-12-31".utf8.count
    // A day is the last one on which the address works.
    let moment = dates.shown(isDay ? end.moment.advanced(by: -1) : end.moment)
    let day = dates.words.short(moment.date)
    let minutes = moment.secondOfDay / 60
    return isDay ? day : "\(day) \(padded(minutes / 60)):\(padded(minutes % 60))"
  }
}
