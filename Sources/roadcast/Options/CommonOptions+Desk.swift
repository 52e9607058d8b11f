import ArgumentParser
import RoadcastModel
import RoadcastProduction
import RoadcastSubscribers

extension CommonOptions {
  /// Does work on the subscribers of the workspace's show.
  ///
  /// - Parameters:
  ///   - time: The current time.
  ///   - work: Gets the desk at which people are added and changed.
  /// - Returns: What the work returned.
  /// - Throws: An `ExitCode` where the show or the file of subscribers has errors, which are printed.
  func withDesk<Result>(
    at time: NowOption,
    _ work: (SubscriberDesk) throws -> Result
  ) throws -> Result {
    let workspace = try openWorkspace()
    let (show, diagnostics) = try workspace.readShow()
    guard let show else {
      printer.print(diagnostics)
      throw ExitStatus.contentHasErrors
    }
    let now = time.now ?? Machine.now
    do {
      return try work(SubscriberDesk(show: show, root: workspace.root, now: now))
    } catch let damaged as DamagedSubscribers {
      printer.print(damaged.diagnostics)
      throw ExitStatus.contentHasErrors
    }
  }

  /// Prints people whose state was changed.
  ///
  /// - Parameters:
  ///   - people: Whose.
  ///   - change: What was done, such as `suspended`.
  func printChanged(_ people: [SubscriberEntry], _ change: String) {
    if json {
      Output.result(people.json)
    } else if !quiet {
      Output.result(people.map { "\(change) \($0.label)" }.joined(separator: "\n"))
    }
  }

  /// Prints people with their private addresses.
  ///
  /// - Parameters:
  ///   - addressed: The people, and what someone should know.
  ///   - text: What's printed of each person on a terminal.
  ///   - document: What's printed for scripts.
  func printAddressed(
    _ addressed: SubscriberDesk.Addressed,
    text: (SubscriberEntry) -> String,
    json document: ([SubscriberEntry]) -> String
  ) {
    for note in addressed.notes { printer.printNote(note) }
    if json {
      Output.result(document(addressed.people))
    } else if !quiet {
      Output.result(addressed.people.map(text).joined(separator: "\n\n"))
    }
  }
}

extension SubscriberEntry {
  /// Such as `Dana Reyes (id 17)`.
  var label: String { "\(subscriber.name.escapedForDisplay) (id \(subscriber.id))" }
}
