import RoadcastListens
import RoadcastModel

/// How the downloads were counted, in words.
extension ListensReport {
  /// What a download is, and isn't.
  static let meaning =
    "Fetched, not heard: a download is an episode that an app has fetched. Apps do that ahead of time, so it "
    + "doesn't say that someone has listened."

  /// What to know about the figures, a few sentences each.
  package var notes: [String] {
    [
      Self.meaning,
      "Counted by the rules of IAB's guidelines 2.2 for podcasts: a download is one GET request, or several "
        + "of one day (UTC), that got at least a minute of audio, or all of a shorter episode. Bytes that "
        + "were sent twice count once, and the first two bytes alone, with which apps test a server, never. "
        + "Each person counts once for an episode and a day.",
      "A private address is one person. Anyone else is told apart by IP address (of IPv6, by its first "
        + "half) and app; no address is kept.",
      left,
    ] + special
  }

  private var left: String {
    let day = CivilDate(description: count.agentsDay).map(show.dates.words.short) ?? count.agentsDay
    let parts = [
      (AgentKind.bot, "of bots and of programs that no one listens to"),
      (.watch, "of Apple Watches, which get what the phone has got"),
      (.unnamed, "without a user agent"),
    ].map { "\(count.leftOut[$0.0] ?? 0) \($0.1)" }
    return
      "Left out: requests \(parts.joined(separator: ", ")). The list of bots is of \(day), from "
      + "opawg/user-agents-v2."
  }

  private var special: [String] {
    var notes: [String] = []
    if count.upperBounds > 0 {
      notes.append(
        "An upper bound: of \(times(count.upperBounds)), the log doesn't say which bytes were sent, so "
          + "some may be counted twice."
      )
    }
    if count.superseded > 0 {
      notes.append(
        "\(times(count.superseded)) are of audio that has been replaced since; a minute of it is "
          + "estimated from the bit rate."
      )
    }
    if count.hasUnknownClients {
      notes.append(
        "A lower bound: a log has requests without a private address or an IP address, so all people with "
          + "the same app count as one."
      )
    }
    if count.hasUnknownTokens {
      notes.append(
        "There's no .roadcast/key here, so private addresses in the logs can't be matched with people."
      )
    }
    if let logsBegin, !quiet.isEmpty, logsBegin.seconds > now.seconds - Self.patience {
      notes.append(
        "The logs begin on \(show.dates.words.short(logsBegin.date)), less than four weeks ago: someone "
          + "may have fetched an episode before that."
      )
    }
    return notes
  }

  private func times(_ count: Int) -> String { count == 1 ? "1 download" : "\(count) downloads" }

  /// A sentence for each log with lines that couldn't be counted.
  package var problems: [String] {
    count.skipped.map { log, skipped in
      let total = skipped.reduce(0) { $0 + $1.lines }
      let parts = skipped.map { "\($0.lines) \($0.fault.words) (the first is line \($0.first))" }
      let lines =
        total == 1 ? "1 line of \(log) was left out" : "\(total) lines of \(log) were left out"
      return "\(lines): \(parts.joined(separator: ", "))"
    }
  }
}

extension CivilDate {
  /// Reads `2026-08-06`.
  fileprivate init?(description: String) {
    let parts = description.split(separator: "-").compactMap { Int($0) }
    guard parts.count == 3 else { return nil }
    self.init(year: parts[0], month: parts[1], day: parts[2])
    guard daysSinceEpoch != nil else { return nil }
  }
}

extension LineFault {
  fileprivate var words: String {
    switch self {
    case .garbled: "in no known format"
    case .tooLong: "too long"
    case .incomplete: "cut off at the log's end"
    case .wrongDate: "with a date that's impossible or in the future"
    case .outOfOrder: "much older than the lines ahead of them"
    case .tooMany: "of a day with more listeners than can be counted"
    }
  }
}
