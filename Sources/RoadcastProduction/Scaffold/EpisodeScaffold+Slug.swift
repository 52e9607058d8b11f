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
  ///   - now: The current time.
  /// - Returns: A name that no folder has.
  package static func newSlug(
    title: String,
    day: CivilDate?,
    hasRecordings: Bool,
    workspace: Workspace,
    now: Moment
  ) async -> String {
    // A manifest that can't be read is for `check` to report.
    let manuscript = try? await ManuscriptReader(workspace: workspace).read(jobs: 1)
    let dates = manuscript?.show?.dates ?? DateRules()
    let date =
      day
      ?? dates.readingZone.moment(
        EpisodeDate(
          slug: "",
          cadence: manuscript?.show?.cadence,
          dates: dates,
          episodes: manuscript?.episodes ?? [],
          hasRecordings: hasRecordings,
          now: now
        ).moment
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
