import RoadcastTesting
import Testing

/// `report lengths --fail-on`: scripts that stop if an agreement isn't kept.
struct FailureConditionTests {
  @Test(arguments: [
    ("over", 1), ("under", 0), ("target", 1), ("late", 1), ("under,late", 1), ("under, over", 1),
  ])
  func `--fail-on exits with status 1 if its condition is met`(
    condition: String,
    status: Int32
  ) throws {
    let workspace = try ReportedWorkspace.copy()
    let outcome = try workspace.run("report", "lengths", "--fail-on", condition, "--quiet")
    #expect(outcome.end == .exited(status), "\(outcome.stderr)")
    #expect(outcome.stdout == "")
    let starts = ["over: ", "target: ", "late: "]
    let says = outcome.diagnostics.contains { line in starts.contains { line.hasPrefix($0) } }
    #expect(says == (status == 1))
  }

  @Test func `--fail-on names every audience whose version breaks a limit`() throws {
    let workspace = try SampleWorkspace(
      show: """
        length: { min: "0:01.5", max: "0:04", target: ["0:01.5", "0:03"] }
        facets: { territory: [east, south] }
        audiences:
          east: { title: East, only: { territory: east } }
          south: { title: South, only: { territory: south } }
          coast: { title: Coast, only: { territory: south } }

        """
    )
    try workspace.addEpisode(
      "one",
      manifest: """
        segments:
          - { audio: 01.wav, title: Welcome }
          - { audio: 02.wav, title: East, only: { territory: east } }
          - { audio: 03.wav, title: South, only: { territory: south } }

        """,
      recordings: [
        "01.wav": .tone(seconds: 1), "02.wav": .tone(500, seconds: 2),
        "03.wav": .tone(600, seconds: 4),
      ]
    )
    func failures(_ condition: String, _ more: [String] = []) throws -> [String] {
      let arguments = ["report", "lengths", "--quiet", "--fail-on", condition] + more
      let outcome = try workspace.command(arguments).run()
      let failures = outcome.diagnostics.filter { $0.hasPrefix("\(condition): ") }
      #expect(outcome.end == .exited(failures.isEmpty ? 0 : 1), "\(outcome.stderr)")
      return failures
    }
    let over = "over: one runs 5.7 s for \"south\", \"coast\", 1.7 s over 0:04"
    let under = "under: one runs 1.0 s, 0.5 s short of 0:01.5"
    #expect(try failures("over") == [over])
    #expect(try failures("under") == [under])
    #expect(
      try failures("target").map { $0.dropFirst("target: ".count) } == [
        under.dropFirst("under: ".count), "one runs 3.7 s for \"east\", 0.7 s above target",
        over.dropFirst("over: ".count),
      ]
    )
    let ofCoast = over.replacing("\"south\", ", with: "")
    #expect(try failures("over", ["--audience", "coast"]) == [ofCoast])
    #expect(try failures("over", ["--audience", "east"]) == [])
  }
}
