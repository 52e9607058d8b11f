import RoadcastDates
import RoadcastFeed
package import RoadcastFiles
package import RoadcastModel

/// Creates a workspace with a commented `show.yml`, a plain cover and a first episode.
///
/// Files that already exist are never replaced. If anything fails, nothing is left of it.
package struct WorkspaceScaffold {
  private let folder: String
  private let now: Moment
  private let shortest: Milliseconds?

  /// - Parameters:
  ///   - folder: The workspace's folder, as an absolute path. It doesn't have to exist yet.
  ///   - now: The current time. The first episode's date is a week later.
  ///   - shortest: The minimum length of an episode; nil for the usual limits.
  package init(folder: String, now: Moment, shortest: Milliseconds? = nil) {
    self.folder = folder
    self.now = now
    self.shortest = shortest
  }

  /// Writes the files.
  ///
  /// - Returns: The paths of the written files, relative to the folder.
  /// - Throws: `WorkFailure` if the folder already is a workspace, or if writing fails.
  package func create() throws -> ScaffoldReport {
    let show = "\(folder)/\(Workspace.showManifest)"
    guard !FileSystem.exists(show) else {
      throw WorkFailure("\(show) already exists; edit it, or choose another folder")
    }
    let timeZone = TimeZones.systemName
    let dates = DateRules(zone: TimeZones.zone(named: timeZone))
    let day = dates.readingZone.moment(now).date.advanced(by: 7)
    let published = dates.publication(on: day)
    let episode = EpisodeTemplate(title: "Our first briefing", published: published, dates: dates)
    let manifest = ShowTemplate(guid: Self.randomGuid(), timeZone: timeZone, shortest: shortest)
    // The show's manifest makes it a workspace, so it comes last: what was interrupted can be repeated.
    let content = [
      (IgnoreList.name, Array(IgnoreList.text.utf8)),
      ("episodes/cover.png", PackageResources.default_cover_png),
      ("episodes/\(day)-first-briefing/episode.yml", Array(episode.text.utf8)),
      (Workspace.showManifest, Array(manifest.text.utf8)),
    ]
    var files = NewFiles()
    var written: [String] = []
    do {
      for (path, bytes) in content where !FileSystem.exists("\(folder)/\(path)") {
        try files.createFolder("\(folder)/\(WorkspacePath.folder(of: path))".withoutFinalSlash)
        try files.write(bytes, to: "\(folder)/\(path)")
        written.append(path)
      }
    } catch {
      files.undo()
      throw error
    }
    return ScaffoldReport(written: written.reversed())
  }

  /// What the folder's own `.gitignore`, which stays as it is, should ignore too.
  package var pathsToIgnore: [String] { IgnoreList(folder: folder).missingPaths }

  /// Adds a `.gitignore` to a new workspace that has none.
  ///
  /// - Parameter folder: The workspace's folder, as an absolute path.
  /// - Throws: If it can't be written.
  package static func addIgnoreList(to folder: String) throws(WorkFailure) {
    let path = "\(folder)/\(IgnoreList.name)"
    guard !FileSystem.exists(path) else { return }
    try PendingFile.write(Array(IgnoreList.text.utf8), to: path, replaces: false)
  }

  private static func randomGuid() -> String {
    var generator = SystemRandomNumberGenerator()
    let name = (0..<4).map { _ in String(generator.next(), radix: 16) }.joined()
    return FeedGuids.show(feedAddress: name)
  }
}

extension String {
  fileprivate var withoutFinalSlash: String { hasSuffix("/") ? String(dropLast()) : self }
}
