import Foundation
import RoadcastTesting
import Testing

/// Workspaces whose texts are damaged: each text is used or reported, and what can be published is.
struct DamagedTextTests {
  private static let transcripts = SampleTexts.ending(in: ".vtt", ".srt", ".json", ".txt")
  private static let manifests = SampleTexts.ending(in: "episode.yml")
  private static let shows = SampleTexts.ending(in: "show.yml")
  private static let notes = SampleTexts.ending(in: ".md")
  private static let suffixes = ["vtt", "srt", "json", "txt", "md"]

  private static let recording = WAV.tone(seconds: 1.2, rate: 8_000).bytes

  /// Writes an episode that has one damaged text.
  private func addEpisode(
    _ slug: String,
    to workspace: SampleWorkspace,
    with damage: inout TextDamage
  ) throws {
    let folder = "episodes/\(slug)"
    try workspace.addRecording("\(folder)/01.wav", Self.recording)
    var manifest = Array("title: \(slug)\npublished: 2026-11-20 06:00\nnotes: notes.md\n".utf8)
    var notes = Self.notes[damage.number(below: Self.notes.count)]
    switch damage.number(below: 3) {
    case 0:
      let text = damage.damaged(Self.transcripts[damage.number(below: Self.transcripts.count)])
      let suffix = Self.suffixes[damage.number(below: Self.suffixes.count)]
      try workspace.remove("\(folder)/01.vtt")
      try workspace.write(text, to: "\(folder)/01.\(suffix)")
    case 1: manifest = damage.damaged(Self.manifests[damage.number(below: Self.manifests.count)])
    default: notes = damage.damaged(notes)
    }
    try workspace.write(manifest, to: "\(folder)/episode.yml")
    try workspace.write(notes, to: "\(folder)/notes.md")
  }

  @Test(arguments: 0..<(SlowTests.areOn ? 120 : 4))
  func `damaged texts are used or reported, and never stop the work`(seed: Int) throws {
    var damage = TextDamage(seed: 70_000 + seed, others: Self.manifests)
    let workspace = try SampleWorkspace()
    for number in 100..<124 { try addEpisode("e\(number)", to: workspace, with: &damage) }
    if seed % 4 == 3 {
      let show = damage.damaged(Self.shows[damage.number(below: Self.shows.count)])
      try workspace.write(show, to: "episodes/show.yml")
    }
    for arguments in [["check", "--json"], ["check", "--verbose"], ["build", "--skip-invalid"]] {
      let outcome = try workspace.command(arguments).run(timeout: 60)
      #expect(
        outcome.end == .exited(0) || outcome.end == .exited(1),
        "seed \(seed), \(arguments): \(outcome.end) \(outcome.stderr.suffix(800))"
      )
      #expect(outcome.disturbances == [], "seed \(seed), \(arguments)")
      if arguments.contains("--json") { _ = try BuildDocument(outcome.output) }
    }
    guard FileManager.default.fileExists(atPath: workspace.path("feed/feed.xml")) else { return }
    #expect(try XMLFile(workspace.path("feed/feed.xml")).problems() == "", "seed \(seed)")
  }
}
