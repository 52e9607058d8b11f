import Foundation
import RoadcastTesting
import Testing

/// A folder in `Tests/Fixtures/Invalid`: files that break one rule when they replace those of a good
/// workspace.
///
/// `expected.txt` has the lines that `check` then writes to standard error. Files that are large or
/// aren't text are listed in `made.txt`, each with a path and how to make it.
struct InvalidFixture: CustomTestStringConvertible {
  /// The rule's name.
  let rule: String

  static let all: [InvalidFixture] = {
    let names = try? FileManager.default.contentsOfDirectory(atPath: Repository.invalidFixtures)
    return (names ?? []).sorted().map(InvalidFixture.init(rule:))
  }()

  var testDescription: String { rule }

  private var folder: String { "\(Repository.invalidFixtures)/\(rule)" }

  func expected() throws -> String {
    try String(contentsOfFile: "\(folder)/expected.txt", encoding: .utf8)
  }

  /// Copies the files into a workspace.
  func copy(to workspace: SampleWorkspace) throws {
    let manager = FileManager.default
    let paths = try manager.subpathsOfDirectory(atPath: folder).sorted()
    if paths.contains("made.txt") {
      let text = try String(contentsOfFile: "\(folder)/made.txt", encoding: .utf8)
      for line in text.split(separator: "\n") {
        try make(String(line), in: workspace, given: paths)
      }
    }
    let folders = ["episodes/", "feed/", ".roadcast/"]
    for path in paths where folders.contains(where: path.hasPrefix) {
      let type = try manager.attributesOfItem(atPath: "\(folder)/\(path)")[.type]
      let target = workspace.path(path)
      if type as? FileAttributeType == .typeDirectory {
        try manager.createDirectory(atPath: target, withIntermediateDirectories: true)
      } else {
        try? manager.removeItem(atPath: target)
        try manager.copyItem(atPath: "\(folder)/\(path)", toPath: target)
      }
    }
  }

  /// Makes a file from a line of `made.txt`.
  private func make(
    _ line: String,
    in workspace: SampleWorkspace,
    given paths: [String]
  ) throws {
    // A path can have spaces; the kind can't.
    guard let match = line.wholeMatch(of: /(.+\.[a-z0-9]+) ([A-Za-z0-9]+)(=[0-9]+| bare)?/) else {
      throw SampleWorkspace.Unexpected("\(rule)/made.txt: \(line)")
    }
    let path = String(match.1)
    let number = match.3.flatMap { Int($0.dropFirst()) } ?? 0
    switch match.2 {
    case "lines":
      try workspace.write(String(repeating: "\n", count: number), to: path)
    case "cues":
      let cue = "00:00.100 --> 00:00.200\nHello.\n\n"
      try workspace.write("WEBVTT\n\n" + String(repeating: cue, count: number), to: path)
    case "sparse":
      try workspace.addRecording(path, WAV.tone().bytes)
      let file = try FileHandle(forWritingTo: URL(filePath: workspace.path(path)))
      try file.truncate(atOffset: UInt64(number))
    case "short":
      try workspace.addRecording(path, WAV.tone(seconds: 0.5).bytes)
    default:
      guard let kind = SampleRecording(rawValue: String(match.2)) else {
        throw SampleWorkspace.Unexpected("\(rule)/made.txt: \(line)")
      }
      let stem = (path as NSString).deletingPathExtension
      try workspace.write(kind.bytes(), to: path)
      let hasTranscript = ["srt", "json", "txt"].contains { paths.contains("\(stem).\($0)") }
      if match.3 != " bare", !hasTranscript {
        try workspace.write(SampleWorkspace.transcript, to: "\(stem).vtt")
      }
    }
  }
}
