import Testing

@testable import RoadcastModel

struct TranscriberTests {
  @Test(arguments: [
    ("whisper-cli -m a.bin {audio}", ["whisper-cli", "-m", "a.bin", "{audio}"]),
    ("  say\t{audio}  ", ["say", "{audio}"]),
    ("'my program' \"a b\" {audio}", ["my program", "a b", "{audio}"]),
    ("x '' {audio}", ["x", "", "{audio}"]),
    ("x --file={audio}", ["x", "--file={audio}"]),
    (#"x a\ b "c\"d" 'e\f' {audio}"#, ["x", "a b", "c\"d", #"e\f"#, "{audio}"]),
    (
      "x $HOME `id` ; rm {audio} | y > z",
      [
        "x", "$HOME", "`id`", ";", "rm", "{audio}", "|", "y", ">", "z",
      ]
    ),
  ])
  func `a line is split at its spaces, without a shell`(
    line: String,
    words: [String]
  ) throws {
    #expect(try Transcriber(line).words == words)
  }

  @Test(arguments: [
    ("x 'a {audio}", Transcriber.Failure.openQuotation), ("x {audio} \\", .openQuotation),
    ("", .noProgram), ("'' {audio}", .noProgram), ("whisper-cli", .noAudio),
    ("{audio}", .noAudio), ("x {Audio}", .noAudio),
  ])
  func `a line that isn't a command is refused`(line: String, failure: Transcriber.Failure) {
    #expect(throws: failure) { try Transcriber(line) }
  }

  @Test func `a place is replaced once, whatever its value contains`() throws {
    let transcriber = try Transcriber("x {audio} -o{folder}/a {language} {other} {audio}{audio} {")
    let places = Transcriber.Places(audio: "/t/{folder} b.wav", folder: "/t", language: "en")
    #expect(
      transcriber.words(for: places) == [
        "x", "/t/{folder} b.wav", "-o/t/a", "en", "{other}",
        "/t/{folder} b.wav/t/{folder} b.wav", "{",
      ]
    )
  }
}
