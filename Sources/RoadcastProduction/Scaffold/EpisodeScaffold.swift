import RoadcastFiles
package import RoadcastModel

/// Creates an episode's folder, with copies of recordings and an `episode.yml`.
///
/// Files that already exist are never replaced.
package struct EpisodeScaffold {
  private let slug: String
  private let recordings: [String]
  private let workspace: Workspace
  private let now: Moment

  private var folder: String { "episodes/\(slug)" }

  /// - Parameters:
  ///   - slug: The folder's name.
  ///   - recordings: The recordings to copy, as absolute paths.
  ///   - workspace: The workspace to write to.
  ///   - now: The current time. An episode whose slug has no date is dated a week later.
  package init(slug: String, recordings: [String], workspace: Workspace, now: Moment) {
    self.slug = slug
    self.recordings = recordings
    self.workspace = workspace
    self.now = now
  }

  /// Copies the recordings and writes the manifest.
  ///
  /// Recordings that are already in the folder become segments too.
  ///
  /// - Returns: The paths of the written files, relative to the workspace.
  /// - Throws: `WorkFailure` if the episode exists, if a recording can't be used, or if reading or
  ///   writing fails.
  package func create() throws -> [String] {
    let manifest = "\(folder)/episode.yml"
    guard workspace.names(in: folder)?.contains("episode.yml") != true else {
      throw WorkFailure("\(manifest) already exists; edit it, or choose another name")
    }
    try checkNames()
    try FileSystem.createFolder(workspace.path(folder))
    let copies = try copyRecordings()
    let template = EpisodeTemplate(
      title: title,
      published: dateOfSlug ?? EpisodeTemplate.deadline(after: now),
      recordings: recordingsInFolder
    )
    try PendingFile.write(template.text, toNew: workspace.path(manifest))
    return copies + [manifest]
  }

  private var recordingsInFolder: [String] {
    (workspace.names(in: folder) ?? []).filter(Self.isWAV)
  }

  private static func isWAV(_ name: String) -> Bool {
    WorkspacePath.stem(of: name).extension == "wav"
  }

  /// Checks all names before anything is written.
  private func checkNames() throws(WorkFailure) {
    let names = recordings.map(WorkspacePath.name)
    for name in names + recordingsInFolder where !isWritable(name) {
      throw WorkFailure(
        "\(name.quoted) can't be written in a manifest; rename the recording and try again"
      )
    }
    for (index, name) in names.enumerated() {
      guard Self.isWAV(name) else {
        throw WorkFailure("\(recordings[index]) isn't a .wav file; export it as WAV")
      }
      guard names.firstIndex(of: name) == index else {
        throw WorkFailure("two recordings are named \(name.quoted); rename one")
      }
    }
  }

  /// Whether a manifest that names this file can be read back.
  private func isWritable(_ name: String) -> Bool {
    guard case .success = WorkspacePath.resolve(name, in: folder) else { return false }
    // U+FFFD stands for a byte that isn't UTF-8; the other two end a line in YAML.
    return !name.unicodeScalars.contains { ["\u{FFFD}", "\u{2028}", "\u{2029}"].contains($0) }
  }

  /// - Returns: The paths of the copies, relative to the workspace.
  private func copyRecordings() throws -> [String] {
    var copies: [String] = []
    for recording in recordings {
      let path = "\(folder)/\(WorkspacePath.name(of: recording))"
      let target = workspace.path(path)
      // The recording may be in the episode's folder already.
      if let stamp = FileStamp(path: recording), stamp == FileStamp(path: target) { continue }
      try copy(recording, to: target)
      copies.append(path)
    }
    return copies
  }

  private func copy(_ source: String, to target: String) throws(WorkFailure) {
    guard let file = try InputFile.existing(at: source) else {
      throw WorkFailure("\(source) \(InputFile.OpenFailure.missing.message)")
    }
    let copy = try PendingFile(for: target)
    try file.readBlocks { block throws(WorkFailure) in try copy.append(block) }
    try copy.commit(replaces: false)
  }

  /// The title that a slug suggests: `2026-11-27-big-news` is "Big news".
  private var title: String {
    let parts = slug.split(separator: "-")
    let words = parts.drop { $0.allSatisfy(\.isNumber) }
    let text = (words.isEmpty ? parts[...] : words).joined(separator: " ")
    return text.prefix(1).uppercased() + text.dropFirst()
  }

  /// Six in the morning (UTC) of the date that the slug begins with, or nil if it has no date.
  private var dateOfSlug: Moment? {
    guard case .success(var moment) = Moment.parse(String(slug.prefix(10)), dateOffset: 0) else {
      return nil
    }
    moment.seconds += 6 * 3_600
    return moment
  }
}
