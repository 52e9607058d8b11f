import Foundation
import RoadcastTesting
import Testing

/// Accents in file names: `é` is one character or two, and a manifest and a disk may differ in that.
struct AccentTests {
  static let composed = "caf\u{E9}"
  static let decomposed = "cafe\u{301}"

  @Test(arguments: [(composed, decomposed), (decomposed, composed)])
  func `a file is found whichever way its accents are encoded`(written: String, kept: String) throws
  {
    let workspace = try SampleWorkspace()
    try workspace.addEpisode(
      "one",
      manifest: "segments: [{ audio: ../\(written)/\(written).wav, transcript: \(written).vtt }]\n",
      recordings: [:]
    )
    try workspace.write(WAV.tone().bytes, to: "episodes/\(kept)/\(kept).wav")
    try workspace.write(SampleWorkspace.transcript, to: "episodes/one/\(kept).vtt")
    let build = try workspace.run("build")
    #expect(build.end == .exited(0), "\(build.stderr)")
  }

  @Test func `two file names that differ only in encoding are an error`() throws {
    let workspace = try SampleWorkspace()
    try workspace.addEpisode("one", recordings: ["01.wav": .tone()])
    try workspace.write(WAV.tone(500).bytes, to: "episodes/one/\(Self.composed).wav")
    try workspace.write(WAV.tone(600).bytes, to: "episodes/one/\(Self.decomposed).wav")
    // Some disks keep only one of the two.
    let names = try workspace.names(in: "episodes/one")
    guard names.count == 5 else { return }
    let check = try workspace.run("check")
    #expect(check.end == .exited(1))
    #expect(check.rules.contains("same-name"), "\(check.stderr)")
  }
}
