import Foundation
import RoadcastTesting
import Testing

/// Folders and files that the user may not read: the message says so, and not that they don't exist.
struct UnreadableFolderTests {
  /// Whether tests can run a command that permissions stop: as root, through `setpriv`.
  private static let isPossible: Bool = {
    guard getuid() == 0 else { return true }
    return (try? Command("setpriv", ["--version"]).run())?.end == .exited(0)
  }()

  private let workspace: SampleWorkspace

  init() throws {
    workspace = try SampleWorkspace()
    try workspace.addEpisode("one", recordings: ["01.wav": .tone()])
  }

  /// Takes everyone's permissions away while a command runs.
  private func run(_ name: String = "check", without path: String) throws -> Outcome {
    let path = workspace.path(path)
    let manager = FileManager.default
    let before = try manager.attributesOfItem(atPath: path)[.posixPermissions]
    try manager.setAttributes([.posixPermissions: 0], ofItemAtPath: path)
    defer { try? manager.setAttributes([.posixPermissions: before ?? 0o755], ofItemAtPath: path) }
    let command = try workspace.command([name])
    guard getuid() == 0 else { return try command.run() }
    let nobody = ["--reuid=65534", "--regid=65534", "--clear-groups", command.program]
    return try Command("setpriv", nobody + command.arguments).run()
  }

  @Test(.enabled(if: isPossible), arguments: ["episodes", "episodes/one"])
  func `a folder that can't be read is named with the reason`(path: String) throws {
    let outcome = try run(without: path)
    #expect(outcome.end == .exited(2))
    #expect(
      outcome.stderr.hasSuffix(
        "the folder \(workspace.path(path)): Permission denied; give yourself permission to read it\n"
      ),
      "\(outcome.stderr)"
    )
    #expect(!outcome.stderr.contains("roadcast init"))
  }

  @Test(.enabled(if: isPossible), arguments: ["episodes/one/01.vtt", "episodes/one/01.wav"])
  func `a file that can't be read doesn't speak of writing`(path: String) throws {
    let outcome = try run(without: path)
    #expect(outcome.stderr.contains("Permission denied; give yourself permission to read it"))
    #expect(!outcome.stderr.contains("write"))
  }

  @Test(.enabled(if: isPossible), arguments: ["check", "build"])
  func `problems that were found until the work failed are shown first`(command: String) throws {
    try workspace.write(
      SampleWorkspace.header.replacing("guid: \(SampleWorkspace.guid)\n", with: "lenght: 5\n"),
      to: "episodes/show.yml"
    )
    try workspace.write(
      "title: Two\npublished: 2026-11-27\ndraft: true\nnumbr: 5\n",
      to: "episodes/two/episode.yml"
    )
    _ = try Command("chmod", ["-R", "a+rwX", workspace.path]).run()
    let outcome = try run(command, without: "episodes/one/01.wav")
    #expect(outcome.end == .exited(2))
    #expect(outcome.stderr.contains("no key \"lenght\""), "\(outcome.stderr)")
    // A build doesn't report what's wrong with drafts.
    #expect(outcome.stderr.contains("no key \"numbr\"") == (command == "check"))
    #expect(outcome.diagnostics.last?.hasPrefix("roadcast: error: ") == true)
  }
}
