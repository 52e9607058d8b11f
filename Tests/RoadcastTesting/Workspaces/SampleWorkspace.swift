import Foundation

/// A workspace in a temporary folder, to run the built command in.
package final class SampleWorkspace: Sendable {
  package let folder: TemporaryFolder

  /// The current time of commands, unless a test sets another.
  package static let now = "2026-12-01T12:00:00Z"

  package static let baseURL = "https://media.roadnotes.test/road-notes/"

  package static let guid = "917393e3-1b1e-5cef-ace4-edaa54e1f810"

  /// A square picture, made once.
  package static let cover = Result { try FFmpeg.picture(side: 1_400) }

  /// The keys that every show needs, so that there are no warnings.
  package static let header = """
    title: Road Notes
    description: The week in ten minutes, for everyone on the road.
    base_url: \(baseURL)
    guid: \(guid)
    cover: cover.png

    """

  /// Limits for short recordings.
  package static let shortLength = """
    length: { min: "0:01", max: "0:30", target: ["0:01", "0:30"] }

    """

  /// A workspace without episodes.
  ///
  /// `show` has the lines of `show.yml` after the header; nil is for limits that suit short recordings. `path`
  /// is an empty folder; nil is for a temporary one.
  package init(show: String? = nil, in path: String? = nil) throws {
    folder = try path.map(TemporaryFolder.init(at:)) ?? TemporaryFolder()
    try folder.write(Self.header + (show ?? Self.shortLength), to: "episodes/show.yml")
    try folder.write(Self.cover.get(), to: "episodes/cover.png")
  }

  /// A copy of a workspace, in another folder; files with several names are one file there too.
  package init(copying other: SampleWorkspace) throws {
    folder = try TemporaryFolder()
    let outcome = try Command("cp", ["-a", "\(other.path)/.", folder.path]).run()
    guard outcome.end == .exited(0) else { throw Unexpected(outcome.stderr) }
  }

  /// The workspace's root.
  package var path: String { folder.path }

  /// A file below the root.
  package func path(_ relative: String) -> String { "\(path)/\(relative)" }

  package func write(_ text: String, to relative: String) throws {
    try folder.write(text, to: relative)
  }

  package func write(_ bytes: [UInt8], to relative: String) throws {
    try folder.write(bytes, to: relative)
  }

  /// The text of a file in the workspace.
  package func text(_ relative: String) throws -> String {
    String(decoding: try folder.read(relative), as: UTF8.self)
  }

  /// The names in a folder of the workspace, including hidden ones, sorted.
  package func names(in relative: String) throws -> [String] { try folder.names(relative) }

  /// Creates a symbolic link, and the folders that it's in.
  package func link(_ relative: String, to target: String) throws {
    try folder.link(relative, to: target)
  }

  package func remove(_ relative: String) throws {
    try FileManager.default.removeItem(atPath: path(relative))
  }

  /// Gives an episode another title, in the first line of its manifest.
  package func retitle(_ slug: String, _ title: String) throws {
    let manifest = "episodes/\(slug)/episode.yml"
    let lines = try text(manifest).split(separator: "\n", omittingEmptySubsequences: false)
    try write((["title: \(title)"] + lines.dropFirst()).joined(separator: "\n"), to: manifest)
  }

  /// Adds an episode whose recordings have transcripts, so that there are no warnings.
  ///
  /// - Parameters:
  ///   - slug: The episode's folder.
  ///   - published: The date.
  ///   - manifest: Lines of `episode.yml` after the title and the date.
  ///   - recordings: By file name.
  /// - Throws: If a file can't be written.
  package func addEpisode(
    _ slug: String,
    published: String = "2026-11-20T06:00:00-05:00",
    manifest: String = "",
    recordings: [String: WAV]
  ) throws {
    try write(
      "title: Episode \(slug)\npublished: \(published)\n\(manifest)",
      to: "episodes/\(slug)/episode.yml"
    )
    for (name, wav) in recordings { try addRecording("episodes/\(slug)/\(name)", wav.bytes) }
  }

  /// Adds a recording and its transcript.
  package func addRecording(_ relative: String, _ bytes: [UInt8]) throws {
    try write(bytes, to: relative)
    let stem = (relative as NSString).deletingPathExtension
    try write(Self.transcript, to: "\(stem).vtt")
  }

  package static let transcript = """
    WEBVTT

    00:00.100 --> 00:00.350
    Hello.

    """

  /// The command with `-C`, and with `--now` if it has that option.
  package func command(_ arguments: [String]) throws -> Command {
    var all = arguments + ["-C", path]
    let takesNow = ["check", "build", "report", "calendar", "search", "transcribe", "publish"]
      .contains(arguments.first)
    if takesNow, !arguments.contains("--now") { all += ["--now", Self.now] }
    return Command(try BuiltCommand.path(), all)
  }

  /// Runs the command.
  package func run(_ arguments: String..., timeout: Double = 60) throws -> Outcome {
    try command(arguments).run(timeout: timeout)
  }

  /// Runs the command with `--json`, and expects it to exit with this status.
  package func document(
    _ arguments: String...,
    status: Int32 = 0
  ) throws -> BuildDocument {
    let outcome = try command(arguments + ["--json"]).run()
    guard outcome.end == .exited(status) else {
      throw Unexpected("\(outcome.end) instead of \(status):\n\(outcome.stderr)")
    }
    return try BuildDocument(outcome.output)
  }

  /// The command failed where a test needs it to succeed.
  package struct Unexpected: Error, CustomStringConvertible {
    package var description: String

    package init(_ description: String) { self.description = description }
  }

  /// All of `feed/`.
  package func feed() throws -> FolderContent { try FolderContent(path("feed")) }

  /// The absolute paths of the published files with this suffix, sorted.
  package func published(_ suffix: String) throws -> [String] {
    try feed().files.keys.filter { $0.hasSuffix(suffix) }.sorted().map { path("feed/\($0)") }
  }

  /// The path of the file with a published address.
  package func publishedFile(at address: String) -> String {
    path("feed/\(address.dropFirst(Self.baseURL.count))")
  }

  /// The names in the root, including hidden ones, sorted.
  package var names: [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []).sorted()
  }

  /// The files anywhere in the workspace that should only exist during a build.
  package var litter: [String] {
    let all = FileManager.default.enumerator(atPath: path)?.compactMap { $0 as? String } ?? []
    return all.filter { $0.contains(".new-") || $0.contains(".part") }
  }
}
