import RoadcastModel

extension PeopleSync {
  /// The changes by what they are, in the order in which they're shown.
  package var groups: [(word: String, changes: [Change])] {
    [
      ("added", added), ("moved", moved), ("changed", changed), ("resumed", resumed),
      ("suspended", suspended),
    ]
  }

  /// The changes as one JSON document.
  ///
  /// - Parameter isTrial: Whether nothing was written.
  /// - Returns: A list of changes, each of one person.
  package func json(isTrial: Bool) -> String {
    var json = JSONWriter(forTerminal: true)
    json.object { json in
      json.list("changes") { json in
        for (word, changes) in groups + [("stillSuspended", stillSuspended)] {
          for change in changes {
            json.object { json in
              json.member("change", word)
              json.list("details", change.details)
              json.member("id", change.person.subscriber.id)
              json.member("name", change.person.subscriber.name)
              json.member("newVersion", change.person.version)
              json.member("oldVersion", change.oldVersion)
            }
          }
        }
      }
      json.list(diagnostics)
      json.member("dryRun", isTrial)
      json.list("ignoredColumns", ignoredColumns)
      json.member("unchanged", unchanged)
    }
    return json.text
  }
}
