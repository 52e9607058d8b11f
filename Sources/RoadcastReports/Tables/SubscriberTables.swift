import RoadcastModel
package import RoadcastSubscribers

/// People as text: a table, or one of them in detail.
package enum SubscriberTables {
  /// Lists people, without their addresses.
  ///
  /// - Parameters:
  ///   - people: In the order of the rows.
  ///   - style: The colours.
  ///   - columns: The terminal's width.
  /// - Returns: The table, and how many people there are.
  package static func list(
    _ people: [SubscriberEntry],
    style: TerminalStyle,
    columns: Int
  ) -> String {
    guard !people.isEmpty else {
      return "No subscribers to show; `roadcast subscribers add NAME` adds one."
    }
    var table = Table(header: ["id", "name", "state", "until", "invited", "e-mail", "gets"])
    table.numbers = [0]
    table.rows = people.map { entry in
      [
        entry.subscriber.id, entry.subscriber.name, entry.status.rawValue,
        entry.subscriber.until?.text ?? "", entry.subscriber.invited?.date.description ?? "no",
        entry.subscriber.email ?? "", entry.version,
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
  /// - Parameter entry: The person.
  /// - Returns: A line for each thing that's known.
  package static func details(of entry: SubscriberEntry) -> String {
    let subscriber = entry.subscriber
    let lines: [(String, String?)] = [
      ("name", subscriber.name), ("id", subscriber.id), ("e-mail", subscriber.email),
      ("gets", entry.version), ("state", entry.status.rawValue),
      ("until", subscriber.until?.text), ("invited", subscriber.invited?.rfc3339),
      ("address", entry.address),
    ]
    return lines.compactMap { name, value in
      value.map {
        "\(name):\(String(repeating: " ", count: 9 - name.utf8.count))\($0.escapedForDisplay)"
      }
    }.joined(separator: "\n")
  }
}
