import RoadcastTesting
import Testing

/// Commands with many messages: what matters most can still be found.
struct ManyMessagesTests {
  @Test func `many warnings of one kind are counted, and the only error comes last`() throws {
    let workspace = try SampleWorkspace()
    var recordings: [String: WAV] = [:]
    for number in 10...21 {
      recordings["\(number).wav"] = .tone(Double(number * 50), seconds: 0.6)
    }
    try workspace.addEpisode("many", recordings: recordings)
    for number in 10...21 { try workspace.remove("episodes/many/\(number).vtt") }
    try workspace.addEpisode(
      "brief",
      published: "2026-11-13T06:00:00-05:00",
      recordings: ["01.wav": .tone(seconds: 0.5)]
    )

    let outcome = try workspace.run("check")
    #expect(outcome.end == .exited(1))
    let lines = outcome.diagnostics
    #expect(lines.count == 5, "\(outcome.stderr)")
    #expect(lines.prefix(3).allSatisfy { $0.hasSuffix("[missing-transcript]") })
    #expect(
      lines.dropFirst(3).first
        == "  and 9 more like these in 9 files; --verbose shows all [missing-transcript]"
    )
    #expect(lines.last?.hasPrefix("episodes/brief: error: ") == true)

    let all = try workspace.run("check", "--verbose")
    #expect(all.diagnostics.count == 13)
    #expect(all.diagnostics.last == lines.last)
    #expect(try workspace.document("check", status: 1).diagnostics.count == 13)
  }
}
