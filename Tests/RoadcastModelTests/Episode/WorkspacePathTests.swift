import RoadcastModel
import Testing

struct WorkspacePathTests {
  @Test(arguments: [
    ("01.wav", "episodes/a", "episodes/a/01.wav"), ("./01.wav", "episodes/a", "episodes/a/01.wav"),
    ("../sounds/x.wav", "episodes/a", "episodes/sounds/x.wav"),
    ("../../x.wav", "episodes/a", "x.wav"), ("b//c.wav", "episodes", "episodes/b/c.wav"),
    ("b/../c.wav", "episodes", "episodes/c.wav"), ("..c.wav", "", "..c.wav"),
    ("Grüße 日本.wav", "a", "a/Grüße 日本.wav"),
  ])
  func `a path is relative to its manifest`(text: String, folder: String, path: String) {
    #expect(WorkspacePath.resolve(text, in: folder) == .success(path))
  }

  @Test(arguments: [
    ("", WorkspacePath.Failure.empty), ("/etc/passwd", .absolute), ("../../../x", .outside),
    ("../..", .outside), ("b/../../../../x", .outside), ("../../..", .outside),
    ("a\u{0}b", .controlCharacter), ("a\nb", .controlCharacter), ("a\u{85}b", .controlCharacter),
    (String(repeating: "a", count: 201), .tooLong),
    (String(repeating: "aaaaaaaaa/", count: 110), .tooLong),
  ])
  func `a path that leaves the workspace or isn't valid is refused`(
    text: String,
    failure: WorkspacePath.Failure
  ) {
    #expect(WorkspacePath.resolve(text, in: "episodes/a") == .failure(failure))
  }

  @Test func `a path has a folder, a name and a stem`() {
    #expect(WorkspacePath.folder(of: "episodes/a/b.wav") == "episodes/a")
    #expect(WorkspacePath.folder(of: "b.wav").isEmpty)
    #expect(WorkspacePath.name(of: "episodes/a/b.wav") == "b.wav")
    #expect(WorkspacePath.stem(of: "b.tar.WAV") == ("b.tar", "wav"))
    #expect(WorkspacePath.stem(of: ".wav") == (".wav", ""))
    #expect(WorkspacePath.stem(of: "b") == ("b", ""))
  }
}
