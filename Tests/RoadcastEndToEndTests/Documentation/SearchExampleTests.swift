import Foundation
import RoadcastTesting
import Testing

/// The searches that the help and the guide show, tried on the sample briefings.
struct SearchExampleTests {
  /// The samples with a tone in the place of every recording, which are made elsewhere.
  private func samples() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    let source = "\(Repository.path)/episodes"
    let files = try #require(FileManager.default.enumerator(atPath: source))
    var recordings = ["sounds/opener.wav", "sounds/closer.wav"]
    var longest = 0
    for case let file as String in files where !file.hasSuffix(".wav") {
      guard let bytes = FileManager.default.contents(atPath: "\(source)/\(file)") else { continue }
      try folder.write(Array(bytes), to: "episodes/\(file)")
      let ends = String(decoding: bytes, as: UTF8.self).matches(
        of: /--> (?:00:)?([0-9]{2}):([0-9]{2})/
      )
      guard let end = ends.last, file.hasSuffix(".vtt") || file.hasSuffix(".srt") else { continue }
      recordings.append("\(file.dropLast(4)).wav")
      longest = max(longest, (Int(end.1) ?? 0) * 60 + (Int(end.2) ?? 0) + 1)
    }
    let tone = WAV.tone(seconds: Double(longest), rate: 8_000).bytes
    for recording in recordings { try folder.write(tone, to: "episodes/\(recording)") }
    return folder
  }

  /// Lines such as `roadcast search 'lark*' --json   for a script`, without what follows the command.
  private func searches(in text: String) -> [String] {
    text.split(separator: "\n").compactMap { line in
      let words = line.drop { $0 == " " }
      guard words.hasPrefix("roadcast search ") else { return nil }
      return String(words.split(separator: "   ", maxSplits: 1)[0])
    }
  }

  @Test func `every search that's shown finds something in the samples`() throws {
    let folder = try samples()
    let binary = try BuiltCommand.path()
    var texts = try ["search", ""].map { command in
      try Command(binary, [command, "--help"].filter { !$0.isEmpty }).run().stdout
    }
    texts.append(try String(contentsOfFile: "\(Repository.path)/docs/guide.md", encoding: .utf8))
    let lines = texts.flatMap(searches)
    #expect(lines.count >= 8)
    for line in lines {
      var command = Command(
        "sh",
        ["-c", "roadcast() { '\(binary)' \"$@\" --now 2026-11-21T12:00:00Z; }; \(line)"]
      )
      command.folder = folder.path
      let outcome = try command.run()
      #expect(outcome.end == .exited(0), "\(line): \(outcome.stderr)")
      #expect(
        outcome.stdout.contains("https://") && !outcome.stdout.contains("Nothing found"),
        "\(line): \(outcome.stdout)"
      )
    }
  }
}
