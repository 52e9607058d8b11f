import RoadcastEditing
import RoadcastFiles
import RoadcastHashing
import RoadcastModel
import RoadcastProduction

/// A file on the disk isn't what a page shows.
///
/// What the page would have made of it isn't known.
struct ChangedMeanwhile: Error {
  /// What's on the disk.
  var theirs: [UInt8]
}

extension Desk {
  /// Reads an episode's manifest, and remembers it as what a page shows.
  ///
  /// - Throws: If there's no such episode, or it can't be read.
  func episodeFile(_ slug: String) throws -> EpisodeFile {
    guard let file = try EpisodeFile.read(slug, in: workspace()) else {
      throw NoSuchEpisode()
    }
    versions.note(file.manifest.bytes, as: file.version)
    return file
  }

  /// Changes an episode's manifest, unless someone else has.
  ///
  /// - Parameters:
  ///   - slug: The episode.
  ///   - request: What a page asks for.
  ///   - author: Who asks; nil if that isn't known.
  /// - Returns: The manifest as it's on the disk now.
  /// - Throws: `EditConflict`, `ChangedMeanwhile`, `EditRefusal`, or why it can't be written.
  func edit(_ slug: String, _ request: EditRequest, author: String?) async throws -> EpisodeFile {
    try await writes.run { [self] in
      let disk = try episodeFile(slug)
      let show = try? workspace().readShow().show
      var base = disk
      if disk.version != request.version {
        guard let shown = versions[request.version] else {
          throw ChangedMeanwhile(theirs: disk.manifest.bytes)
        }
        let folder = try workspace().names(in: "episodes/\(slug)") ?? []
        base = EpisodeFile(slug: slug, bytes: shown, folder: folder)
      }
      return try save(base, request.edits, show, author)
    }
  }

  /// Changes an episode's manifest as it's on the disk.
  ///
  /// - Parameters:
  ///   - slug: The episode.
  ///   - edits: What doesn't depend on what a page shows.
  ///   - files: The paths of files that were just put into the episode's folder for it.
  ///   - author: Who asks; nil if that isn't known.
  /// - Returns: The manifest as it's on the disk now.
  /// - Throws: `EditConflict`, `ChangedMeanwhile`, `EditRefusal`, or why it can't be written.
  func edit(
    _ slug: String,
    _ edits: [EditRequest.Edit],
    adding files: [String],
    author: String?
  ) throws -> EpisodeFile {
    let show = try? workspace().readShow().show
    return try save(episodeFile(slug), edits, adding: files, show, author)
  }

  private func save(
    _ base: EpisodeFile,
    _ edits: [EditRequest.Edit],
    adding files: [String] = [],
    _ show: Show?,
    _ author: String?
  ) throws -> EpisodeFile {
    let day = (show?.dates ?? DateRules()).readingZone.moment(now).date
    let new = try changed(base, edits.map { $0.signed(by: author, on: day) }, show)
    let note = StepNote(
      author: author,
      at: now,
      what: edits.isEmpty && !files.isEmpty
        ? "Add \(EditRequest.list(files.map { WorkspacePath.name(of: $0) }))"
        : EditRequest.words(of: edits),
      subject: edits.count == 1 ? edits[0].at.map { "\(base.slug): \($0)" } : nil
    )
    try editing.save(
      [FileChange(file: new.manifest.file, base: base.fileVersion, bytes: new.manifest.bytes)],
      adding: files,
      as: note
    )
    versions.note(new.manifest.bytes, as: new.version)
    return new
  }

  /// Makes changes, and writes nothing.
  func changed(
    _ file: EpisodeFile,
    _ edits: [EditRequest.Edit],
    _ show: Show?
  ) throws -> EpisodeFile {
    var file = file
    for edit in edits {
      if edit.isAboutSegments, let refusal = file.finishedRefusal { throw refusal }
      guard edit.isAboutSameSegment(in: file) else {
        throw ChangedMeanwhile(theirs: file.manifest.bytes)
      }
      guard let steps = edit.manifestEdits(in: file.manifest, show: show) else {
        throw WorkFailure("the studio can't make this change any more; load the page again")
      }
      file = try file.applying(steps)
    }
    return file
  }

  /// Writes a whole text, unless the file has changed.
  ///
  /// - Parameters:
  ///   - bytes: The new text.
  ///   - path: Relative to the workspace.
  ///   - version: What the page shows.
  ///   - author: Who wrote it; nil if that isn't known.
  /// - Throws: `EditConflict`, or why it can't be written.
  func write(_ bytes: [UInt8], to path: String, expecting version: String, author: String?) throws {
    guard let version = FileVersion(version) else { throw WorkFailure("load the page again") }
    try editing.save(
      [FileChange(file: path, base: version, bytes: bytes)],
      as: StepNote(author: author, at: now, what: "Change the text of \(path)", subject: path)
    )
  }

  /// The changes of an episode that can be taken back and made again.
  func ends(of slug: String) -> EditHistoryEnds {
    var ends = historyEnds.ends(of: "episodes/\(slug)", in: editing)
    if let redo = ends.redo, !editing.hasFiles(of: redo) { ends.redo = nil }
    return ends
  }

  /// Takes the last change of an episode back, or makes the one again that was taken back last.
  ///
  /// - Throws: `ChangedMeanwhile` or `EditConflict` if someone has changed the episode since, or why it can't
  ///   be written.
  func undo(_ request: UndoRequest, in slug: String, author: String?) async throws {
    try await writes.run { [self] in
      let disk = try episodeFile(slug)
      let ends = ends(of: slug)
      let step = request.redoes == true ? ends.redo : ends.undo
      guard disk.version == request.version, step?.number == request.step else {
        throw ChangedMeanwhile(theirs: disk.manifest.bytes)
      }
      if request.redoes == true {
        _ = try editing.redo(request.step, by: author, at: now)
      } else {
        _ = try editing.undo(request.step, by: author, at: now)
      }
    }
  }
}

/// There's no episode with the name in the address.
struct NoSuchEpisode: Error {}
