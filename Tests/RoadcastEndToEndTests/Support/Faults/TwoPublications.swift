import Foundation
import RoadcastTesting
import Testing

/// A workspace with a feed that was published, and built again since, for tests of publishing that's disturbed.
///
/// The target is a folder in the workspace, so that a copy of the workspace has a target of its own.
struct TwoPublications {
  let workspace: SampleWorkspace

  /// How long publishing takes, in seconds.
  let seconds: Double

  /// The target's folder, relative to the workspace.
  static let folder = "www"

  init() throws {
    workspace = try SampleWorkspace()
    try Self.aim(workspace, at: "\(workspace.path)/\(Self.folder)")
    for (slug, day) in [("one", 1), ("two", 2), ("three", 3)] {
      try workspace.addEpisode(
        slug,
        published: "2026-11-0\(day)T06:00:00Z",
        recordings: ["01.wav": .tone(Double(day) * 300)]
      )
    }
    for command in ["build", "publish"] { try Self.run(workspace, command) }
    try workspace.addRecording("episodes/one/01.wav", WAV.tone(1_400).bytes)
    try workspace.write(
      workspace.text("episodes/one/episode.yml") + "reissue: 2\n",
      to: "episodes/one/episode.yml"
    )
    try workspace.addEpisode(
      "four",
      published: "2026-11-04T06:00:00Z",
      recordings: ["01.wav": .tone(1_100)]
    )
    try workspace.remove("episodes/two")
    try Self.run(workspace, "build")
    let undisturbed = try SampleWorkspace(copying: workspace)
    try Self.aim(undisturbed, at: "\(undisturbed.path)/\(Self.folder)")
    let start = Date()
    try Self.run(undisturbed, "publish")
    seconds = Date().timeIntervalSince(start)
  }

  /// A copy of the workspace, with a target of its own.
  ///
  /// - Parameter isRemote: Whether that target is one of rclone's.
  /// - Returns: The copy.
  /// - Throws: If it can't be made.
  func copy(isRemote: Bool) throws -> SampleWorkspace {
    let copy = try SampleWorkspace(copying: workspace)
    try Self.aim(copy, at: "\(isRemote ? "web:" : "")\(copy.path)/\(Self.folder)")
    return copy
  }

  private static func aim(_ workspace: SampleWorkspace, at place: String) throws {
    try workspace.write(
      SampleWorkspace.header + SampleWorkspace.shortLength + """
        audiences: { preview: { drafts: true } }
        targets: { web: { to: "\(place)", verify: false, grace: 2d } }

        """,
      to: "episodes/show.yml"
    )
  }

  private static func run(_ workspace: SampleWorkspace, _ command: String) throws {
    let outcome = try workspace.run(command)
    guard outcome.end == .exited(0) else { throw SampleWorkspace.Unexpected(outcome.stderr) }
  }

  /// Checks that publishing again leaves nothing of what was disturbed.
  ///
  /// - Parameters:
  ///   - workspace: The copy.
  ///   - change: Lets the command use a stand-in for rclone.
  ///   - comment: What was disturbed.
  /// - Throws: If it can't be published.
  func expectRecovery(
    of workspace: SampleWorkspace,
    by change: (Command) -> Command,
    _ comment: Comment
  ) throws {
    let outcome = try change(workspace.command(["publish", "--no-grace"])).run()
    #expect(outcome.end == .exited(0), "\(comment): \(outcome.stderr)")
    var target = try FolderContent(workspace.path(Self.folder))
    for name in target.files.keys where name.hasPrefix("roadcast-") { target.files[name] = nil }
    var feed = try workspace.feed()
    feed.files[".roadcast"] = nil
    #expect(target.differences(from: feed) == [], comment)
  }
}
