import RoadcastFiles
import Testing

@testable import RoadcastStudio

/// Names of dropped files.
struct UploadNameTests {
  @Test(arguments: [
    ("story.m4a", "story.m4a"),
    ("/etc/passwd.wav", "passwd.wav"),
    ("..\\..\\evil.wav", "evil.wav"),
    ("...hidden.wav", "hidden.wav"),
    ("New Recording 4.m4a", "New Recording 4.m4a"),
    ("a\u{0}b\u{202e}c\n.wav", "a b c.wav"),
    ("Grüße & 歩く.wav", "Grüße & 歩く.wav"),
    ("--flag.wav", "flag.wav"),
    ("what?*.wav", "what.wav"),
  ]) func `a name keeps what a file's name can have`(given: String, expected: String) throws {
    #expect(try UploadName(given, among: []).text == expected)
  }

  @Test func `recordings that would become the same file get a number`() throws {
    #expect(try UploadName("story.mp3", among: ["Story.wav"]).text == "story-2.mp3")
    #expect(try UploadName("story.vtt", among: ["story.wav"]).text == "story.vtt")
    #expect(try UploadName("story.wav", among: ["story.vtt"]).text == "story.wav")
  }

  @Test(arguments: ["", "///", "...", "\u{202e}"])
  func `a name without anything to keep is refused`(given: String) {
    #expect(throws: WorkFailure.self) { try UploadName(given, among: []) }
  }

  @Test func `a long name is shortened, and keeps its ending`() throws {
    let name = try UploadName(String(repeating: "ü", count: 300) + ".m4a", among: []).text
    #expect(name.utf8.count <= 200)
    #expect(name.hasSuffix(".m4a"))
  }

  @Test(arguments: [
    "a." + String(repeating: "x", count: 400), "a." + String(repeating: "ü", count: 120),
    "a." + String(repeating: "x", count: 235) + ".wav",
    "e" + String(repeating: "\u{301}", count: 300) + ".wav",
  ])
  func `a name of any shape is shortened`(given: String) throws {
    let name = try UploadName(given, among: []).text
    #expect(!name.isEmpty)
    #expect(name.utf8.count <= 200)
  }
}
