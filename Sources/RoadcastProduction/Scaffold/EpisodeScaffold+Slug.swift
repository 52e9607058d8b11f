import RoadcastFiles
package import RoadcastModel

extension EpisodeScaffold {
  /// Finds a folder's name for a new episode: its day, and the words of its title.
  ///
  /// - Parameters:
  ///   - title: The title; it can be empty.
  ///   - day: The day on which it's published; nil for the next free slot of the show's cadence.
  ///   - hasRecordings: Whether the episode has recordings, so that it can go out at once.
  ///   - workspace: The workspace.
  ///   - surroundings: The show and the episodes in it.
  ///   - now: The current time.
  /// - Returns: A name that no folder has.
  package static func newSlug(
    title: String,
    day: CivilDate?,
    hasRecordings: Bool,
    workspace: Workspace,
    surroundings: ScaffoldSurroundings,
    now: Moment
  ) -> String {
    let date =
      day
      ?? surroundings.dates.readingZone.moment(
        surroundings.date(of: "", hasRecordings: hasRecordings, now: now)
      ).date
    let words = Slug.suggestion(for: title) ?? "briefing"
    var name = String("\(date)-\(words)".prefix(Limits.slugCharacters - 4))
    while name.hasSuffix("-") { name.removeLast() }
    var unique = name
    var number = 2
    while FileSystem.exists(workspace.path("episodes/\(unique)")) {
      unique = "\(name)-\(number)"
      number += 1
    }
    return unique
  }
}
