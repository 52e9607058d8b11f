import RoadcastFiles
import RoadcastModel
import RoadcastTesting
import Testing

@testable import RoadcastProduction

struct WorkspaceTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try folder.write("title: x", to: "w/episodes/show.yml")
    try folder.makeFolder("w/episodes/kickoff/deep")
  }

  @Test(arguments: ["w", "w/episodes", "w/episodes/kickoff/deep", "w/not/even/there"])
  func `a workspace is found from any folder inside it`(inside: String) throws {
    let workspace = try Workspace.find(from: "\(folder.path)/\(inside)")
    #expect(workspace.root == "\(folder.path)/w")
    #expect(workspace.path("feed") == "\(folder.path)/w/feed")
  }

  @Test func `of two nested workspaces, the inner one is found`() throws {
    try folder.write("title: y", to: "w/inner/episodes/show.yml")
    let workspace = try Workspace.find(from: "\(folder.path)/w/inner/x")
    #expect(workspace.root == "\(folder.path)/w/inner")
  }

  @Test func `a folder outside any workspace gets a message with the command that makes one`() {
    let failure = #expect(throws: WorkFailure.self) { try Workspace.find(from: folder.path) }
    #expect(failure?.message.contains("no episodes/show.yml in \(folder.path)") == true)
    #expect(failure?.message.contains("`roadcast init`") == true)
  }

  @Test func `a folder that doesn't exist isn't a workspace`() {
    #expect(throws: WorkFailure.self) { try Workspace(root: "\(folder.path)/missing") }
  }

  @Test func `the root folder can be a workspace`() throws {
    let root = try Workspace(root: "/")
    #expect(root.path("feed") == "/feed")
  }

  private func problems(_ path: String, limit: Int = 100) throws -> [String] {
    let workspace = try Workspace(root: "\(folder.path)/w")
    var log = DiagnosticLog()
    let place = RoadcastModel.SourceLocation(file: "a.yml", line: 3, column: 5)
    let bytes = try workspace.read(
      Located(path, at: place),
      limit: limit,
      what: "the transcript",
      into: &log
    )
    #expect((bytes == nil) == !log.isEmpty)
    return log.diagnostics.map(\.description)
  }

  @Test func `a file that a manifest names is read, or reported where it's named`() throws {
    try folder.write("WEBVTT", to: "w/episodes/kickoff/01-welcome.vtt")
    try folder.link("w/episodes/kickoff/link.vtt", to: "01-welcome.vtt")
    #expect(try problems("episodes/kickoff/01-welcome.vtt").isEmpty)
    #expect(
      try problems("episodes/kickoff/01-wellcome.vtt") == [
        "a.yml:3:5: error: the transcript \"episodes/kickoff/01-wellcome.vtt\" doesn't exist; "
          + "did you mean \"01-welcome.vtt\"? [missing-file]"
      ]
    )
    #expect(
      try problems("episodes/kickoff/link.vtt") == [
        "a.yml:3:5: error: the transcript \"episodes/kickoff/link.vtt\" is a symbolic link; "
          + "replace it with the file itself [symbolic-link]"
      ]
    )
    #expect(
      try problems("episodes/kickoff/deep") == [
        "a.yml:3:5: error: the transcript \"episodes/kickoff/deep\" is a folder, "
          + "but must be a file; put a file in its place [not-a-file]"
      ]
    )
  }

  @Test func `a file over its limit is reported with both sizes`() throws {
    try folder.write(Array(repeating: 65, count: 5 << 10), to: "w/long.vtt")
    #expect(
      try problems("long.vtt", limit: 4 << 10) == [
        "long.vtt: error: is larger than 4 KiB; the transcript can have 4 KiB at most, so shorten it [file-too-large]"
      ]
    )
    #expect(try problems("long.vtt", limit: 5 << 10).isEmpty)
  }
}
