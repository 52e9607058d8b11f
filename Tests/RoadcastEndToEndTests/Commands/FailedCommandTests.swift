import RoadcastTesting
import Testing

/// Commands that can't do their work: they exit with status 2 and say what to do.
struct FailedCommandTests {
  private func roadcast(_ arguments: String..., in folder: String? = nil) throws -> Outcome {
    var command = Command(try BuiltCommand.path(), arguments)
    command.folder = folder
    return try command.run()
  }

  @Test func `without a workspace, commands exit with status 2 and say what to do`() throws {
    let folder = try TemporaryFolder()
    for arguments in [["check"], ["build"], ["new", "one"]] {
      var command = Command(try BuiltCommand.path(), arguments)
      command.folder = folder.path
      let outcome = try command.run()
      #expect(outcome.end == .exited(2))
      #expect(outcome.stdout == "")
      #expect(outcome.stderr.hasPrefix("roadcast: error: no episodes/show.yml in "))
      #expect(outcome.stderr.contains("`roadcast init`"))
    }
    let elsewhere = try roadcast("check", "-C", "\(folder.path)/nowhere")
    #expect(elsewhere.end == .exited(2))
  }

  @Test func `a -C that names no workspace is answered with the folder to name`() throws {
    let workspace = try SampleWorkspace()
    let nowhere = try roadcast("check", "-C", "nowhere", in: workspace.path)
    #expect(nowhere.end == .exited(2))
    #expect(
      nowhere.stderr
        == "roadcast: error: the folder nowhere doesn't exist; check the path after -C\n"
    )
    for path in ["episodes", "episodes/show.yml"] {
      let inside = try roadcast("check", "-C", path, in: workspace.path)
      #expect(inside.end == .exited(2))
      #expect(inside.stderr.contains("; name the workspace itself: -C /"))
    }
  }

  @Test func `an error that nothing expects exits with status 2`() throws {
    let workspace = try SampleWorkspace()
    try workspace.addEpisode("one", recordings: ["01.wav": .tone()])
    let calls = try FailingCalls()
    for options in [[], ["--json"], ["--quiet"]] {
      let search = try workspace.command(["search", "hello"] + options)
      let outcome = try calls.runWithoutDatabase(search)
      #expect(outcome.end == .exited(2))
      #expect(outcome.stdout == "")
      #expect(outcome.diagnostics.count == 1)
      #expect(
        outcome.stderr.contains(
          /^roadcast: error: the work stopped unexpectedly \(.*\); try again, and report this/
        ),
        "\(outcome.stderr)"
      )
    }
  }
}
