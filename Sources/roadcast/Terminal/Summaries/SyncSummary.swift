import RoadcastModel
import RoadcastSubscribers

/// What a sync changed, one line for each person and one for all of them.
struct SyncSummary {
  private let sync: PeopleSync
  private let isTrial: Bool

  init(_ sync: PeopleSync, isTrial: Bool) {
    self.sync = sync
    self.isTrial = isTrial
  }

  var text: String {
    let groups = sync.groups
    var lines = groups.flatMap { word, changes in
      changes.map { "\(word.padding(to: 9))  \(Self.line($0, isNew: word == "added"))" }
    }
    lines += sync.stillSuspended.map { change in
      "\("still off".padding(to: 9))  \(change.person.label): suspended by hand; "
        + "`roadcast subscribers resume \(change.person.subscriber.id)` ends that"
    }
    if !sync.ignoredColumns.isEmpty {
      let titles = sync.ignoredColumns.map(\.quoted).joined(separator: ", ")
      lines.append("these columns say nothing about subscribers: \(titles)")
    }
    let counts =
      groups.filter { !$0.1.isEmpty }.map { "\($0.1.count) \($0.0)" } + [
        "\(sync.unchanged) unchanged"
      ]
    lines.append(counts.joined(separator: ", ") + (isTrial ? "; nothing was written" : ""))
    if isTrial, sync.isDrastic {
      lines.append(
        "\(sync.suspended.count) of \(sync.active) people would be suspended, which needs --yes"
      )
    }
    return lines.joined(separator: "\n")
  }

  private static func line(_ change: PeopleSync.Change, isNew: Bool) -> String {
    let name = change.person.label
    let version = change.person.version.escapedForDisplay
    if isNew { return "\(name): \(version)" }
    let move = change.oldVersion.map { ["\($0.escapedForDisplay) → \(version)"] } ?? []
    let details = move + change.details
    return details.isEmpty ? name : "\(name): \(details.joined(separator: ", "))"
  }
}

extension String {
  fileprivate func padding(to width: Int) -> String {
    self + String(repeating: " ", count: max(0, width - utf8.count))
  }
}
