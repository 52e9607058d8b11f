import RoadcastFeed
import RoadcastFiles
package import RoadcastModel

/// Creates a workspace with a commented `show.yml` and a first episode.
///
/// Files that already exist are never replaced.
package struct WorkspaceScaffold {
  private let folder: String
  private let now: Moment

  /// - Parameters:
  ///   - folder: The workspace's folder, as an absolute path. It doesn't have to exist yet.
  ///   - now: The current time. The first episode's date is a week later.
  package init(folder: String, now: Moment) {
    self.folder = folder
    self.now = now
  }

  /// Writes the files.
  ///
  /// - Returns: The paths of the written files, relative to the folder.
  /// - Throws: `WorkFailure` if the folder already is a workspace, or if writing fails.
  package func create() throws -> [String] {
    let show = "\(folder)/\(Workspace.showManifest)"
    guard !FileSystem.exists(show) else {
      throw WorkFailure("\(show) already exists; edit it, or choose another folder")
    }
    let published = EpisodeTemplate.deadline(after: now)
    let slug = "\(published.date)-first-briefing"
    let episode = "episodes/\(slug)/episode.yml"
    try FileSystem.createFolder("\(folder)/episodes/\(slug)")
    let template = EpisodeTemplate(title: "Our first briefing", published: published)
    // First, so that no workspace lacks it.
    let isIgnoring = try ignoreList.write()
    try PendingFile.write(ShowTemplate(guid: Self.randomGuid()).text, toNew: show)
    try PendingFile.write(template.text, toNew: "\(folder)/\(episode)")
    return [Workspace.showManifest, episode] + (isIgnoring ? [IgnoreList.name] : [])
  }

  /// What the folder's own `.gitignore`, which stays as it is, should ignore too.
  package var pathsToIgnore: [String] { ignoreList.missingPaths }

  private var ignoreList: IgnoreList { IgnoreList(folder: folder) }

  private static func randomGuid() -> String {
    var generator = SystemRandomNumberGenerator()
    let name = (0..<4).map { _ in String(generator.next(), radix: 16) }.joined()
    return FeedGuids.show(feedAddress: name)
  }
}
