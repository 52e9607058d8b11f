import RoadcastFiles
package import RoadcastModel

/// A list of people has errors, so that nothing was changed.
package struct UnreadablePeople: Error {
  /// What's wrong, with its places.
  package var diagnostics: [Diagnostic]
}

extension SubscriberDesk {
  /// Makes the subscribers match a list of people.
  ///
  /// - Parameters:
  ///   - path: The list, an absolute path.
  ///   - name: What messages call the list.
  ///   - isTrial: Whether nothing is written.
  ///   - isSure: Whether more than a fifth may be suspended.
  /// - Returns: What's different.
  /// - Throws: ``UnreadablePeople``, ``DamagedSubscribers``, or `WorkFailure` where a file can't be read or
  ///   written, or so many would be suspended.
  package func sync(
    with path: String,
    called name: String,
    isTrial: Bool,
    isSure: Bool
  ) throws -> PeopleSync {
    var log = DiagnosticLog()
    let people = try readPeople(path, called: name, into: &log)
    guard let people, !log.diagnostics.contains(where: { $0.severity == .error }) else {
      throw UnreadablePeople(diagnostics: log.diagnostics.sorted())
    }
    func compare(_ list: inout SubscriberList) -> PeopleSync {
      var sync = PeopleSync(people, in: &list, at: now)
      sync.ignoredColumns = people.columns.ignored
      sync.diagnostics = log.diagnostics
      return sync
    }
    if isTrial {
      var list = try store.load()
      return compare(&list)
    }
    return try store.change { list in
      let sync = compare(&list)
      guard !sync.isDrastic || isSure else {
        throw WorkFailure(
          usage:
            "\(sync.suspended.count) of \(sync.active) people aren't in \(name.escapedForDisplay) and "
            + "would be suspended; look at them with --dry-run, and add --yes if that's right"
        )
      }
      return sync
    }
  }

  private func readPeople(
    _ path: String,
    called name: String,
    into log: inout DiagnosticLog
  ) throws -> PeopleReader.People? {
    guard let file = try InputFile.existing(at: path) else {
      throw WorkFailure("\(name.escapedForDisplay) doesn't exist; check the path")
    }
    guard let bytes = try file.read(limit: Limits.peopleBytes) else {
      throw WorkFailure(
        "\(name.escapedForDisplay) is larger than \(Limits.peopleBytes >> 20) MiB; export only the "
          + "columns that are needed"
      )
    }
    return PeopleReader(show: show, file: name).read(bytes, into: &log)
  }
}
