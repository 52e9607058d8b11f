import RoadcastEditing
import RoadcastFiles
import RoadcastModel
import RoadcastProduction

extension Desk {
  /// Creates an episode from what was dropped.
  ///
  /// - Parameters:
  ///   - new: What a page asks for.
  ///   - author: Who asks; nil if that isn't known.
  /// - Returns: Its slug.
  /// - Throws: If a recording can't be used, or something can't be written.
  func create(_ new: NewEpisode, author: String?) async throws -> String {
    try await intakes.run { [self] in
      let title = Self.line(new.title)
      let paths = try uploadedPaths(new.upload, new.names)
      let workspace = try workspace()
      let surroundings = await ScaffoldSurroundings(of: workspace, memory: memory)
      let slug = EpisodeScaffold.newSlug(
        title: title,
        day: try Self.day(new.day),
        hasRecordings: !paths.isEmpty,
        workspace: workspace,
        surroundings: surroundings,
        now: now
      )
      let scaffold = EpisodeScaffold(
        slug: slug,
        recordings: paths,
        title: title.isEmpty ? nil : title,
        workspace: workspace,
        surroundings: surroundings,
        now: now
      )
      do {
        let written = try await scaffold.create().written
        let isRecording: (String) -> Bool = {
          FileKind(name: WorkspacePath.name(of: $0)) == .recording
        }
        let count = written.count(where: isRecording)
        note(
          "Create the episode \(slug), with \(count) recording\(count == 1 ? "" : "s")",
          by: author,
          about: "episodes/\(slug)",
          creating: written.filter { !isRecording($0) }
        )
      } catch let failure as WorkFailure {
        throw Self.withoutUploadFolder(failure)
      }
      if let upload = new.upload { scratch.removeUpload(upload) }
      return slug
    }
  }

  /// Adds recordings to an episode, or a picture to one of its segments.
  ///
  /// - Returns: The manifest as it's on the disk now.
  /// - Throws: If a file can't be used, or something can't be written.
  func add(_ added: AddedFiles, to slug: String, author: String?) async throws -> EpisodeFile {
    let paths = try uploadedPaths(added.upload, added.names)
    _ = try episodeFile(slug)
    let new: EpisodeFile
    if let segment = added.segment {
      guard let path = paths.first else { throw WorkFailure("no picture was sent") }
      new = try await writes.run { [self] in
        try place(path, in: slug, at: segment, of: added.audio, author)
      }
    } else {
      new = try await intakes.run { [self] in
        do {
          let workspace = try workspace()
          let intake = RecordingIntake(slug: slug, recordings: paths, workspace: workspace)
          // What has to be converted is, while other changes are saved.
          let ready = try await intake.prepare(in: uploadFolder(added.upload))
          return try await writes.run { [self] in try place(ready, in: slug, author) }
        } catch let failure as WorkFailure {
          throw Self.withoutUploadFolder(failure)
        }
      }
    }
    // What couldn't be added can be added again.
    scratch.removeUpload(added.upload)
    return new
  }

  /// Places recordings and lists them, or does neither.
  private func place(
    _ recordings: PreparedRecordings,
    in slug: String,
    _ author: String?
  ) throws -> EpisodeFile {
    let placed = try recordings.place()
    do {
      // Without a list, they're in the episode because they're in its folder.
      let edits =
        placed.names.isEmpty ? [] : [EditRequest.Edit(kind: .insert, texts: placed.names)]
      return try self.edit(slug, edits, adding: placed.files, author: author)
    } catch {
      placed.undo()
      throw error
    }
  }

  /// Places a picture and names it in its segment, or does neither.
  private func place(
    _ picture: String,
    in slug: String,
    at segment: Int,
    of audio: String?,
    _ author: String?
  ) throws -> EpisodeFile {
    let name = try placePicture(picture, slug)
    do {
      let edit = EditRequest.Edit(
        kind: .text,
        at: "segments[\(segment)].image",
        text: name,
        audio: audio
      )
      let path = "episodes/\(slug)/\(name)"
      return try self.edit(slug, [edit], adding: [path], author: author)
    } catch {
      FileSystem.removeFile("\(root)/episodes/\(slug)/\(name)")
      throw error
    }
  }

  /// Writes show notes where they are: into the manifest, or into their own file.
  ///
  /// - Returns: The manifest as it's on the disk now.
  /// - Throws: `ChangedMeanwhile`, `EditRefusal`, or why it can't be written.
  func write(_ notes: ChangedNotes, of slug: String, author: String?) async throws -> EpisodeFile {
    let file = try episodeFile(slug)
    let known = NotesFile(of: file, in: editing)
    if let refusal = known.refusal { throw WorkFailure("\(refusal); edit the file itself") }
    guard let path = known.path else {
      let edit = EditRequest.Edit(kind: .text, at: "notes", text: notes.text)
      return try await self.edit(
        slug,
        EditRequest(version: notes.version, edits: [edit]),
        author: author
      )
    }
    try await writes.run { [self] in
      let old = try editing.open(path)
      guard let base = notes.notesVersion.flatMap({ FileVersion($0) }) else {
        // The page shows notes that are in the manifest.
        throw ChangedMeanwhile(theirs: old.bytes ?? [])
      }
      let bytes = TextForm(of: old.bytes).bytes(of: notes.text)
      try editing.save(
        [FileChange(file: path, base: base, bytes: bytes)],
        as: StepNote(author: author, at: now, what: "Change the show notes", subject: path)
      )
    }
    return file
  }

  // MARK: Names and files

  private func uploadedPaths(_ upload: String?, _ names: [String]) throws -> [String] {
    guard let upload, !names.isEmpty else { return [] }
    let folder = try uploadFolder(upload)
    let present = Set(FileSystem.names(in: folder) ?? [])
    guard names.allSatisfy(present.contains) else {
      throw WorkFailure("these files are no longer here; drop them again")
    }
    return names.map { "\(folder)/\($0)" }
  }

  /// Puts a picture into an episode's folder.
  private func placePicture(_ source: String, _ slug: String) throws -> String {
    let workspace = try workspace()
    let present = workspace.names(in: "episodes/\(slug)") ?? []
    let name = try UploadName(WorkspacePath.name(of: source), among: present).text
    guard let bytes = try InputFile.existing(at: source)?.read(limit: Limits.coverBytes) else {
      throw WorkFailure(
        "the picture is larger than \(Limits.coverBytes >> 20) MiB; make it smaller"
      )
    }
    try PendingFile.write(bytes, to: workspace.path("episodes/\(slug)/\(name)"), replaces: false)
    return name
  }

  /// One line without control characters.
  private static func line(_ text: String) -> String {
    var kept = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar.properties.generalCategory {
      case .control, .lineSeparator, .paragraphSeparator: kept.append(" ")
      default: kept.append(scalar)
      }
    }
    return String(kept).split(separator: " ").joined(separator: " ")
  }

  private static func day(_ text: String?) throws(WorkFailure) -> CivilDate? {
    guard let text, !text.isEmpty else { return nil }
    guard case .success(let moment) = Moment.parse(text, dateOffset: 0) else {
      throw WorkFailure("\(text.quoted) isn't a date; write it like 2026-11-27")
    }
    return moment.date
  }

  /// The person who dropped the file doesn't need to see its folder.
  private static func withoutUploadFolder(_ failure: WorkFailure) -> WorkFailure {
    let words = failure.message.split(separator: " ", omittingEmptySubsequences: false).map {
      $0.contains("/cache/studio/uploads-") ? WorkspacePath.name(of: String($0))[...] : $0
    }
    return WorkFailure(words.joined(separator: " "))
  }
}
