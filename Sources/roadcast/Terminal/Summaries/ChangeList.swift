import RoadcastModel
import RoadcastProduction

/// What a build has changed in the feeds, for people.
struct ChangeList {
  let changes: [BuildReport.Change]

  /// Whether each change gets a line, however many there are.
  let showsAll: Bool

  /// The most changes of one kind that are all listed.
  private static let limit = 10

  /// The lines; empty without changes.
  var lines: [String] {
    guard !changes.isEmpty else { return [] }
    let kinds = Dictionary(grouping: changes, by: \.kind).sorted { $0.key < $1.key }
    return ["since the last build:"]
      + kinds.flatMap { kind, changes in
        let shown = showsAll || changes.count <= Self.limit ? changes.count : Self.limit
        let more = changes.count - shown
        return changes.prefix(shown).map(line)
          + (more > 0 ? ["  \(kind.rawValue)  \(more) more; --verbose shows all"] : [])
      }
  }

  private func line(_ change: BuildReport.Change) -> String {
    let kind = change.kind.rawValue + String(repeating: " ", count: 7 - change.kind.rawValue.count)
    let title = change.title.escapedForDisplay.isolated
    let details = change.details.isEmpty ? "" : " (\(change.details.joined(separator: ", ")))"
    return "  \(kind)  \(change.slug): \(title)\(details)\(feeds(of: change))"
  }

  /// The feeds, unless the main feed is one of them.
  private func feeds(of change: BuildReport.Change) -> String {
    guard !change.feeds.contains(.main) else { return "" }
    let names = change.feeds.compactMap(\.audience)
    let more = names.count > 3 ? " and \(names.count - 3) more" : ""
    return ", only for \(names.prefix(3).joined(separator: ", "))\(more)"
  }
}
