import Foundation
import RoadcastTesting
import Testing

/// What depends on whether a stream leads to a terminal: colour, the width of lines, and progress.
struct TerminalTests {
  private static let original = Result {
    let workspace = try SampleWorkspace()
    for (slug, title) in [("one", "A short title"), ("two", String(repeating: "long ", count: 40))]
    {
      try workspace.addRecording("episodes/\(slug)/01.wav", WAV.tone(seconds: 2).bytes)
      try workspace.write(
        "title: \(title)\npublished: 2026-11-\(slug == "one" ? 19 : 20)T06:00:00Z\n",
        to: "episodes/\(slug)/episode.yml"
      )
    }
    let outcome = try workspace.run("report", "lengths")
    guard outcome.end == .exited(0) else { throw SampleWorkspace.Unexpected(outcome.stderr) }
    return workspace
  }

  private func workspace() throws -> SampleWorkspace {
    try SampleWorkspace(copying: Self.original.get())
  }

  /// Runs a line of shell in a terminal; `roadcast` is the built command.
  ///
  /// - Returns: What the terminal received.
  private func inTerminal(
    _ line: String,
    columns: Int = 80,
    of workspace: SampleWorkspace
  ) throws -> String {
    try workspace.write(
      """
      stty cols \(columns) rows 40
      roadcast() { '\(try BuiltCommand.path())' "$@"; }
      cd '\(workspace.path)'
      \(line)

      """,
      to: "line.sh"
    )
    var command = Command("script", ["-qec", "sh '\(workspace.path("line.sh"))'", "/dev/null"])
    command.environment = ["TERM": "xterm", "SHELL": "/bin/sh"]
    let outcome = try command.run()
    #expect(outcome.end == .exited(0), "\(outcome.stdout)")
    return outcome.stdout.replacing("\r\n", with: "\n")
  }

  private let lengths = "roadcast report lengths --now \(SampleWorkspace.now)"

  @Test func `a report in a file has no colour and isn't cut to the terminal's width`() throws {
    let workspace = try workspace()
    _ = try inTerminal("\(lengths) > out.txt", columns: 50, of: workspace)
    let piped = try workspace.run("report", "lengths").stdout
    #expect(try workspace.text("out.txt") == piped)
    #expect(!piped.contains("\u{1B}"))
    _ = try inTerminal("COLUMNS=200 \(lengths) > out.txt", columns: 50, of: workspace)
    let wide = try workspace.text("out.txt").split(separator: "\n")
    #expect(wide.map(\.count).max() == 200)
  }

  @Test func `a report in a terminal has colour even if problems go to a file`() throws {
    let workspace = try workspace()
    try workspace.remove("episodes/one/01.vtt")
    let shown = try inTerminal("\(lengths) 2> problems.txt", columns: 120, of: workspace)
    #expect(shown.contains("\u{1B}[32m"))
    let problems = try workspace.text("problems.txt")
    #expect(problems.contains("[missing-transcript]") && !problems.contains("\u{1B}"))
    let quiet = try inTerminal("NO_COLOR=1 \(lengths) 2> problems.txt", of: workspace)
    #expect(!quiet.contains("\u{1B}"))
  }

  @Test(arguments: [60, 80, 100, 110, 130, 160, 220])
  func `bars are whole in a terminal of any width`(columns: Int) throws {
    let shown = try inTerminal(
      "\(lengths) --color never 2> problems.txt",
      columns: columns,
      of: workspace()
    )
    let lines = shown.split(separator: "\n")
    #expect(lines.allSatisfy { $0.count <= columns })
    let row = try #require(lines.first { $0.contains("Nov 19, 2026") })
    #expect(row.contains(/[▏▎▍▌▋▊▉█]·/) && !row.contains(/[█·]…/), "\(row)")
  }

  @Test func `a progress line of wide characters stays on one line`() throws {
    let workspace = try workspace()
    let name = String(repeating: "歩", count: 60)
    try workspace.remove(".roadcast")
    try workspace.addRecording("episodes/one/\(name).wav", WAV.tone(seconds: 2).bytes)
    let shown = try inTerminal(
      "roadcast build --now \(SampleWorkspace.now) > out.txt || true",
      columns: 40,
      of: workspace
    )
    let frames = shown.matches(of: /\r\u{1B}\[K((?:reading|encoding) [^\r\u{1B}]+)/).map(\.1)
      .filter { $0.contains("歩") }
    #expect(!frames.isEmpty)
    for frame in frames {
      let width = frame.unicodeScalars.reduce(0) { $0 + ($1 == "歩" ? 2 : 1) }
      #expect(width < 40, "\(frame)")
    }
  }
}
