import RoadcastModel

/// The report of downloads as text: tables of episodes, audiences and people, and how they were counted.
package struct ListensTables {
  private let report: ListensReport
  private let style: TerminalStyle
  private let columns: Int

  /// Lays out a report for a terminal that is `columns` wide.
  package init(_ report: ListensReport, style: TerminalStyle, columns: Int) {
    self.report = report
    self.style = style
    self.columns = columns
  }

  package var text: String {
    var parts = [heading]
    if !report.episodes.isEmpty { parts.append(episodes) }
    if report.groups.count > 1 || report.groups.contains(where: { $0.active > 0 }) {
      parts.append(groups)
    }
    if !report.people.isEmpty { parts.append(people) }
    if report.active > 0 { parts.append(quiet) }
    parts += report.notes.map { style.dim($0.wrapped(to: columns)) }
    return parts.joined(separator: "\n\n")
  }

  private var heading: String {
    guard let period = report.period else { return "No requests in the logs." }
    let words = report.show.dates.words
    return "Downloads, \(words.span(from: period.first.date, to: period.last.date))"
  }

  private func day(_ moment: Moment?) -> String {
    moment.map { report.show.dates.words.short($0.date) } ?? "never"
  }

  private var episodes: String {
    var table = Table(header: ["date", "downloads", "people", "episode"])
    table.numbers = [1, 2]
    table.rows = report.episodes.map {
      [
        $0.published == nil ? "" : day($0.published), "\($0.downloads)", "\($0.people)",
        $0.title ?? $0.slug,
      ]
    }
    table.notes = report.episodes.map { entry in
      guard report.groups.count > 1, !entry.shares.isEmpty else { return "" }
      return entry.shares.map { "\($0.feed.name): \($0.downloads)" }.joined(separator: ", ")
    }
    return table.text(columns: columns)
  }

  private var groups: String {
    var table = Table(header: ["downloads", "people", "active", "audience"])
    table.numbers = [0, 1, 2]
    table.rows = report.groups.map {
      ["\($0.downloads)", "\($0.people)", "\($0.active)", $0.feed.name]
    }
    return table.text(columns: columns)
  }

  private var people: String {
    var table = Table(header: ["id", "downloads", "last download", "last contact", "name"])
    table.numbers = [0, 1]
    table.rows = report.people.map { person in
      [
        person.subscriber.id, "\(person.downloads)", day(person.lastDownload),
        day(person.lastFetch), person.name,
      ]
    }
    table.paint = { row, column, text in
      column == 2 && report.people[row].isQuiet ? style.yellow(text) : text
    }
    return table.text(columns: columns)
  }

  private var quiet: String {
    let quiet = report.quiet
    guard !quiet.isEmpty else {
      return "Everyone active has fetched an episode in the last four weeks."
    }
    let names = quiet.map { "\($0.name) (\($0.subscriber.id))" }.joined(separator: ", ")
    return "No episode fetched for four weeks: \(quiet.count) of \(report.active) active\n"
      + names.escapedForDisplay.wrapped(to: columns)
  }
}

extension FeedName? {
  /// What tables call it.
  var name: String {
    switch self {
    case nil: "no feed that still has it"
    case let feed?: feed.label ?? "main feed"
    }
  }
}

extension ListensReport.Person {
  /// What tables call them.
  var name: String { subscriber.name.isEmpty ? "(removed from the list)" : subscriber.name }
}

extension String {
  /// The text in lines of at most this width, broken at spaces.
  func wrapped(to columns: Int) -> String {
    var lines: [String] = []
    for word in split(separator: " ") {
      if let last = lines.last, last.displayWidth + 1 + String(word).displayWidth <= columns {
        lines[lines.count - 1] = "\(last) \(word)"
      } else {
        lines.append(String(word).cut(toWidth: max(1, columns)))
      }
    }
    return lines.joined(separator: "\n")
  }
}
