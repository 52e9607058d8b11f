import RoadcastFeed
import RoadcastFiles
import RoadcastManifest
import RoadcastMarkdown
import RoadcastModel

/// Reads a folder of `episodes/`: its manifest and show notes.
struct EpisodeFolderReader {
  /// What a folder turned out to be.
  enum Content: Sendable {
    case episode(Episode)
    /// An episode whose manifest can't be used.
    case unreadable
    /// Not an episode.
    case other
  }

  let workspace: Workspace

  /// Nil where the show's manifest can't be used.
  let show: Show?

  /// Reads the folder, and reports everything that's wrong with what is in it.
  ///
  /// - Parameter name: the name of the folder, or of another entry in `episodes/`.
  /// - Returns: what the folder turned out to be, and everything that's wrong.
  /// - Throws: when the folder or a file in it can't be read.
  func read(_ name: String) throws(WorkFailure) -> (content: Content, log: DiagnosticLog) {
    var log = DiagnosticLog()
    let content = try read(name, into: &log)
    return (content, log)
  }

  private func read(
    _ name: String,
    into log: inout DiagnosticLog
  ) throws(WorkFailure) -> Content {
    let folder = "episodes/\(name)"
    let place = SourceLocation(file: folder)
    let names: [String]
    do {
      names = try workspace.listing(of: folder)
    } catch .link {
      log.add(.symbolicLink, at: place, "is a symbolic link; put the folder itself there")
      return .unreadable
    } catch .refused(let reason) {
      // An episode that can't be read must not leave the feed silently.
      throw WorkFailure(doing: "read the folder \(workspace.path(folder))", isReading: true, reason)
    } catch {
      return .other
    }
    guard names.contains("episode.yml") else {
      // Without the show's manifest it isn't known which folders are for all episodes.
      return show == nil ? .other : withoutManifest(names, in: folder, into: &log)
    }
    guard Slug.isValid(name) else {
      let hint = Slug.suggestion(for: name).map { "; rename it to \($0.quoted)" } ?? ""
      log.add(
        .badSlug,
        at: place,
        "can't be an episode's folder name, which has only a–z, 0–9 and -, and at most "
          + "\(Limits.slugCharacters) characters\(hint)"
      )
      return .unreadable
    }
    reportEqualNames(names, in: folder, into: &log)
    reportUnnameable(among: names, in: folder, into: &log)
    let file = "\(folder)/episode.yml"
    let bytes = try workspace.read(
      Located(file, at: SourceLocation(file: file)),
      limit: Limits.manifestBytes,
      what: "the episode's manifest",
      into: &log
    )
    guard let bytes else { return .unreadable }
    let read = EpisodeManifestReader.read(
      bytes,
      file: file,
      slug: name,
      folder: names,
      language: show?.language ?? "en-us",
      dates: show?.dates ?? DateRules(),
      into: &log
    )
    guard var episode = read else { return .unreadable }
    if episode.segments.isEmpty {
      episode.foldersWithRecordings = names.filter { inner in
        let entries =
          FileKind(name: inner) == .other ? workspace.names(in: "\(folder)/\(inner)") : nil
        return entries?.contains { FileKind(name: $0).isSound } == true
      }
    }
    try readSummary(of: &episode, into: &log)
    try readNotes(of: &episode, into: &log)
    reportWhatNotesLose(episode, into: &log)
    explain(&episode)
    episode.awaiting = show?.missingApprovals(of: episode) ?? []
    return .episode(episode)
  }

  /// Reports names that differ only in how their accents are encoded: no manifest can tell them apart.
  private func reportEqualNames(
    _ names: [String],
    in folder: String,
    into log: inout DiagnosticLog
  ) {
    for (name, next) in zip(names, names.dropFirst()) where name == next {
      log.add(
        .sameName,
        at: SourceLocation(file: folder),
        "has two files called \(name.quoted), with their accents encoded in two ways; remove one"
      )
    }
  }

  /// Reports recordings whose names nothing can name: they would be left out.
  private func reportUnnameable(
    among names: [String],
    in folder: String,
    into log: inout DiagnosticLog
  ) {
    // What isn't UTF-8 is read with U+FFFD in its place.
    guard names.contains(where: { $0.hasReplacementCharacter }) else { return }
    for entry in workspace.unnameableEntries(in: folder)
    where ![.leftover, .other].contains(FileKind(name: entry.displayName)) {
      log.add(entry.diagnostic(.error, in: folder))
    }
  }

  // MARK: Folders without a manifest

  /// Reports a folder that was probably meant to be an episode.
  private func withoutManifest(
    _ names: [String],
    in folder: String,
    into log: inout DiagnosticLog
  ) -> Content {
    let place = SourceLocation(file: folder)
    if let download = MissingDownload.of("episode.yml", among: names) {
      log.add(.notDownloaded, at: SourceLocation(file: "\(folder)/episode.yml"), download.problem)
      return .unreadable
    }
    if let manifest = names.first(where: isMisnamedManifest) {
      log.add(
        .noManifest,
        at: place,
        "has no episode.yml, but \(manifest.quoted); rename that to episode.yml"
      )
    } else if names.contains(where: { FileKind(name: $0).isSound }) {
      let name = WorkspacePath.name(of: folder)
      let slug = Slug.suggestion(for: name) ?? "SLUG"
      log.add(
        .noManifest,
        at: place,
        "has recordings but no episode.yml; "
          + (slug == name ? "" : "rename the folder to \(slug), then ")
          + "`roadcast new \(slug)` writes one"
      )
    } else {
      let episodes = names.filter {
        FileKind(name: $0) != .leftover
          && workspace.names(in: "\(folder)/\($0)")?.contains("episode.yml") == true
      }
      if let episode = episodes.first {
        log.add(
          .noManifest,
          at: place,
          "contains episodes, such as \(episode.quoted), which aren't read; move them up into episodes/"
        )
      }
    }
    return .other
  }

  /// Whether a file is a manifest whose name an editor or a person got wrong: `episode.yaml`,
  /// `Episode.yml`, `episode.yml.txt`.
  private func isMisnamedManifest(_ name: String) -> Bool {
    ["episode.yml", "episode.yaml", "episode.yml.txt", "episode.yaml.txt", "episode.yml.yml"]
      .contains(name.lowercased())
  }

  // MARK: Show notes

  /// Reads a summary that's written as HTML.
  private func readSummary(
    of episode: inout Episode,
    into log: inout DiagnosticLog
  ) throws(WorkFailure) {
    guard let path = episode.summaryFile else { return }
    let text = try text(of: path, limit: Limits.htmlBytes, what: "the summary", into: &log)
    episode.texts.description = text
  }

  private func readNotes(
    of episode: inout Episode,
    into log: inout DiagnosticLog
  ) throws(WorkFailure) {
    guard let path = episode.notesFile else { return }
    let isHTML = path.value.lowercased().hasSuffix(".html")
    let limit = isHTML ? Limits.htmlBytes : Limits.notesBytes
    guard let text = try text(of: path, limit: limit, what: "the show notes", into: &log) else {
      return
    }
    if isHTML {
      episode.texts.notes = text
    } else {
      episode.notes = Located(text, at: SourceLocation(file: path.value))
    }
  }

  /// Gives the pages and the search what texts in HTML say.
  private func explain(_ episode: inout Episode) {
    let texts = episode.texts
    let file = episode.notesFile ?? episode.summaryFile
    guard let html = texts.notes ?? texts.description, let file else { return }
    let place = SourceLocation(file: file.value)
    let notes = HTMLNotes(html)
    if let description = texts.description {
      // A short text is a summary; a long one is notes.
      let words = texts.notes == nil ? notes.plainText : HTMLNotes(description).plainText
      episode.summary =
        texts.notes == nil && words.utf8.count > Self.longestSummary
        ? nil : words.shortened(to: Limits.summaryBytes / 4)
      if episode.summary?.isEmpty ?? true { episode.summary = nil }
      if texts.notes == nil, episode.summary != nil { return }
    }
    if !notes.markdown.isEmpty { episode.notes = Located(notes.markdown, at: place) }
  }

  /// In bytes.
  private static let longestSummary = 400

  private func text(
    of path: Located<String>,
    limit: Int,
    what: String,
    into log: inout DiagnosticLog
  ) throws(WorkFailure) -> String? {
    guard let bytes = try workspace.read(path, limit: limit, what: what, into: &log) else {
      return nil
    }
    let place = SourceLocation(file: path.value)
    let content = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes[3...] : bytes[...]
    guard let text = String(validating: content, as: UTF8.self) else {
      log.add(.notUTF8, at: place, "isn't UTF-8 text; save it again as UTF-8")
      return nil
    }
    var line = 1
    for scalar in text.unicodeScalars {
      if scalar == "\n" { line += 1 }
      guard !scalar.isAllowedInFeeds else { continue }
      log.add(
        .controlCharacter,
        at: SourceLocation(file: path.value, line: line),
        "contains the \(scalar.forbiddenKind) \(scalar.codePoint); remove it"
      )
      return nil
    }
    return text
  }

  /// Reports what of the show notes apps can't show.
  private func reportWhatNotesLose(_ episode: Episode, into log: inout DiagnosticLog) {
    guard let text = episode.notes, ShowNotes.canLoseAnything(of: text.value) else { return }
    let notes = ShowNotes(markdown: text.value)
    // Only the lines of a file are also the lines of the notes.
    func place(ofLine line: Int) -> SourceLocation {
      episode.notesFile == nil
        ? text.location : SourceLocation(file: text.location.file, line: line)
    }
    if let line = notes.droppedHTML {
      log.add(
        .notesHTML,
        at: place(ofLine: line),
        "the show notes contain HTML, which is left out; write Markdown instead"
      )
    }
    for link in notes.droppedLinks {
      log.add(
        .notesLink,
        at: place(ofLine: link.line),
        "the link to \(link.address.quoted) is left out, and only its words stay: "
          + "the address \(link.problem)"
      )
    }
  }
}
