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
      let dates = (try? workspace().readShow().show?.dates) ?? DateRules()
      var base = disk
      if disk.version != request.version {
        guard let shown = versions[request.version] else {
          throw ChangedMeanwhile(theirs: disk.manifest.bytes)
        }
        let folder = try workspace().names(in: "episodes/\(slug)") ?? []
        base = EpisodeFile(slug: slug, bytes: shown, folder: folder)
      }
      let new = try changed(base, request.edits, dates)
      let note = StepNote(
        author: author,
        at: now,
        what: request.words,
        subject: request.edits.count == 1 ? request.edits[0].at : nil
      )
      try editing.save(
        [FileChange(file: new.manifest.file, base: base.fileVersion, bytes: new.manifest.bytes)],
        as: note
      )
      versions.note(new.manifest.bytes, as: new.version)
      return new
    }
  }

  /// Makes changes, and writes nothing.
  func changed(
    _ file: EpisodeFile,
    _ edits: [EditRequest.Edit],
    _ dates: DateRules
  ) throws -> EpisodeFile {
    var file = file
    for edit in edits {
      guard edit.isAboutSameSegment(in: file) else {
        throw ChangedMeanwhile(theirs: file.manifest.bytes)
      }
      guard let steps = edit.manifestEdits(in: file.manifest, dates: dates) else {
        throw WorkFailure("the page asked for a change that doesn't exist; load it again")
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

  /// Takes the last change of a file back.
  ///
  /// - Throws: `EditConflict` if someone has changed the file since, or why it can't be written.
  func undo(in path: String, author: String?) async throws {
    try await writes.run { [self] in
      let step = try editing.steps().first { step in
        step.undoneBy == nil && step.changes.contains { $0.file == path }
      }
      guard let step else { throw WorkFailure("there's nothing to undo in this file") }
      _ = try editing.undo(step.number, by: author, at: now)
    }
  }
}

/// There's no episode with the name in the address.
struct NoSuchEpisode: Error {}
