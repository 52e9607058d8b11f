import RoadcastModel

/// Reads `approved` in `episode.yml`: lines such as `sales: 2026-11-18 Dana Reyes`.
enum ApprovalReader {
  static func read(_ value: ManifestValue) -> [Approval] {
    (value.entries() ?? []).compactMap(approval)
  }

  private static func approval(from entry: ManifestEntry) -> Approval? {
    guard let value = entry.value(), let text = value.text() else { return nil }
    let words = text.value.split(separator: " ", maxSplits: 1)
    let day = words.first.map(String.init) ?? ""
    let problem: String
    switch Moment.parse(day, dateOffset: 0) {
    case .success(let moment) where day.utf8.count == 10 && words.count == 2:
      return Approval(
        role: entry.key,
        date: Located(moment.date, at: text.location),
        name: String(words[1]).trimmed
      )
    case .success where day.utf8.count == 10:
      problem = "has no name; add who approved after the date"
    case .failure(.impossible):
      problem = "has a date that doesn't exist; check the day and month"
    case .failure(.outOfRange):
      problem = "isn't in the years 1990 to 2100; check the year"
    case .success, .failure:
      problem = "isn't an approval; write the date and a name, as in 2026-11-18 Dana Reyes"
    }
    value.report(.badApproval, "\(value.label): \(text.value.quoted) \(problem)")
    return nil
  }
}
