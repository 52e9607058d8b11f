import RoadcastMarkdown
import RoadcastFiles
import RoadcastFeed
import RoadcastManifest
import RoadcastModel

/// The first step: reads `show.yml` and every `episode.yml`.
enum ManuscriptReader {
  /// - `jobs`: how many manifests are read at once.
  static func read(
    in workspace: Workspace,
    jobs: Int
  ) async throws(WorkFailure) -> Manuscript {
    var manuscript = Manuscript()
    var findings: [Diagnostic] = []
    let showFile = Workspace.showManifest
    let showPlace = Located(showFile, at: SourceLocation(file: showFile))
    if let bytes = try workspace.read(
      showPlace,
      limit: Limits.manifestBytes,
      what: "the show's manifest",
      into: &findings
    ) {
      let read = ShowManifest.read(bytes, file: showFile)
      manuscript.show = read.show
      findings += read.diagnostics
    }
    manuscript.findings = findings.map { Finding(slug: nil, diagnostic: $0) }

    guard let folders = workspace.names(in: "episodes") else {
      throw WorkFailure("can't read the folder \(workspace.path("episodes"))")
    }
    let show = manuscript.show
    let names = folders.filter { !$0.hasPrefix(".") }
    let readings = try await names.mapConcurrently(jobs: jobs) { name throws(WorkFailure) in
      try readEpisode(name, of: show, in: workspace)
    }
    for (name, reading) in zip(names, readings) {
      manuscript.findings += reading.diagnostics.map { Finding(slug: name, diagnostic: $0) }
      if let episode = reading.episode { manuscript.episodes.append(episode) }
      if reading.isUnreadable { manuscript.unreadable.append(name) }
    }
    if manuscript.episodes.count > Limits.episodes {
      throw WorkFailure(
        "\(manuscript.episodes.count) episodes; \(Limits.episodes) are the most that one show holds"
      )
    }
    return manuscript
  }

  /// What was found in a folder of `episodes/`.
  private struct Reading: Sendable {
    var episode: Episode?

    /// Whether it holds an episode that can't be read.
    var isUnreadable = false

    var diagnostics: [Diagnostic] = []
  }

  private static func readEpisode(
    _ name: String,
    of show: Show?,
    in workspace: Workspace
  ) throws(WorkFailure) -> Reading {
    let folder = "episodes/\(name)"
    let place = SourceLocation(file: folder)
    guard let names = workspace.names(in: folder) else {
      let path = workspace.path(folder)
      // An episode that can't be read must not vanish from the feed in silence.
      guard !Folder.exists(path) else { throw WorkFailure("can't read the folder \(path)") }
      guard Folder.isLink(path) else { return Reading() }
      let told = Diagnostic(
        .symbolicLink,
        at: place,
        "is a symbolic link; put the folder itself there"
      )
      return Reading(isUnreadable: true, diagnostics: [told])
    }
    guard names.contains("episode.yml") else {
      let hasRecordings = names.contains { WorkspacePath.stem(of: $0).extension == "wav" }
      // A folder that others play from, such as `sounds/`, is none of an episode's.
      guard hasRecordings, !isShared(folder, by: show) else { return Reading() }
      let told = Diagnostic(
        .noManifest,
        at: place,
        "has recordings and no episode.yml; `roadcast new \(Slug.suggestion(for: name) ?? "SLUG")` writes one"
      )
      return Reading(diagnostics: [told])
    }
    guard Slug.isValid(name) else {
      let hint = Slug.suggestion(for: name).map { "; rename it to \($0.quoted)" } ?? ""
      let told = Diagnostic(
        .badSlug,
        at: place,
        "an episode's folder is named with a–z, 0–9 and -, \(Limits.slugCharacters) at most\(hint)"
      )
      return Reading(isUnreadable: true, diagnostics: [told])
    }
    let file = "\(folder)/episode.yml"
    var findings = sameNames(names, in: folder)
    let bytes = try workspace.read(
      Located(file, at: SourceLocation(file: file)),
      limit: Limits.manifestBytes,
      what: "the episode's manifest",
      into: &findings
    )
    guard let bytes else { return Reading(isUnreadable: true, diagnostics: findings) }
    let read = EpisodeManifest.read(bytes, file: file, slug: name, folder: names)
    findings += read.diagnostics
    guard var episode = read.episode else {
      return Reading(isUnreadable: true, diagnostics: findings)
    }
    try readNotes(of: &episode, in: workspace, into: &findings)
    examineNotes(of: episode, into: &findings)
    episode.awaiting = show?.missingApprovals(of: episode) ?? []
    return Reading(episode: episode, diagnostics: findings)
  }

  /// Names that differ in nothing but how their accents are spelt: no manifest can tell them apart.
  private static func sameNames(_ names: [String], in folder: String) -> [Diagnostic] {
    zip(names, names.dropFirst()).filter(==).map { name, _ in
      Diagnostic(
        .sameName,
        at: SourceLocation(file: folder),
        "two files are called \(name.quoted), with its accents spelt in two ways; remove one"
      )
    }
  }

  private static func isShared(_ folder: String, by show: Show?) -> Bool {
    [show?.sound.opener, show?.sound.closer].contains {
      $0.map { WorkspacePath.folder(of: $0.value) } == folder
    }
  }

  /// Tells what of the show notes no app would show.
  private static func examineNotes(of episode: Episode, into findings: inout [Diagnostic]) {
    guard let text = episode.notes else { return }
    let notes = ShowNotes(markdown: text.value)
    if notes.droppedHTML {
      findings.append(
        Diagnostic(.notesHTML, at: text.location, "the show notes hold HTML, which is left out")
      )
    }
    if notes.droppedLinks {
      findings.append(
        Diagnostic(
          .notesLink,
          at: text.location,
          "the show notes hold a link that leads neither to the web nor to a mailbox; "
            + "its words stay, without the link"
        )
      )
    }
  }

  private static func readNotes(
    of episode: inout Episode,
    in workspace: Workspace,
    into findings: inout [Diagnostic]
  ) throws(WorkFailure) {
    guard let path = episode.notesFile,
      let bytes = try workspace.read(
        path,
        limit: Limits.notesBytes,
        what: "the show notes",
        into: &findings
      )
    else { return }
    let place = SourceLocation(file: path.value)
    let content = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes[3...] : bytes[...]
    guard let text = String(validating: content, as: UTF8.self) else {
      findings.append(
        Diagnostic(.notUTF8, at: place, "is not UTF-8 text; save it again as UTF-8")
      )
      return
    }
    var line = 1
    for scalar in text.unicodeScalars {
      if scalar == "\n" { line += 1 }
      guard !scalar.isAllowedInXML else { continue }
      findings.append(
        Diagnostic(
          .controlCharacter,
          at: SourceLocation(file: path.value, line: line),
          "contains the control character \(scalar.codePoint); remove it"
        )
      )
      return
    }
    episode.notes = Located(text, at: place)
  }
}
