import RoadcastEditing
import RoadcastFiles
import RoadcastManifest
import RoadcastModel
import RoadcastProduction

/// One segment's transcript as it's on the disk.
struct TranscriptDesk: Sendable {
  let segment: Segment

  /// Nil where the recording has no transcript.
  let text: TranscriptText?

  /// What tells the transcript from any other.
  let version: FileVersion

  /// The phrases that speakers should avoid in this episode.
  let never: [WordingPolicy.Guideline]
}

extension Desk {
  /// Reads a segment's transcript.
  ///
  /// - Parameters:
  ///   - slug: The episode.
  ///   - index: The segment's position.
  /// - Returns: The transcript; one without text where the recording has none.
  /// - Throws: If there's no such segment, or it can't be read.
  func transcript(of slug: String, segment index: Int) async throws -> TranscriptDesk {
    guard let planned = try await draft(of: slug).episode,
      planned.episode.segments.indices.contains(index)
    else { throw NoSuchEpisode() }
    let segment = planned.episode.segments[index]
    let show = try workspace().readShow().show
    let never = (show?.wording?.never ?? []).filter { $0.applies(to: planned) }
    guard let file = segment.transcript?.value else {
      return TranscriptDesk(segment: segment, text: nil, version: .missing, never: never)
    }
    let disk = try editing.open(file)
    let text = disk.bytes.map {
      TranscriptText($0, file: file, estimated: planned.transcripts[index]?.cues ?? [])
    }
    return TranscriptDesk(segment: segment, text: text, version: disk.version, never: never)
  }

  /// Changes a segment's transcript, unless someone else has.
  ///
  /// - Parameters:
  ///   - wanted: What a page asks for.
  ///   - slug: The episode.
  ///   - author: Who asks; nil if that isn't known.
  /// - Returns: The transcript as it's on the disk now.
  /// - Throws: `ChangedMeanwhile`, `EditConflict`, `EditRefusal`, or why it can't be written.
  func edit(
    _ wanted: TranscriptRequest,
    in slug: String,
    author: String?
  ) async throws -> TranscriptDesk {
    try await writes.run { [self] in
      let desk = try await transcript(of: slug, segment: wanted.segment)
      guard let text = desk.text, let edits = wanted.transcriptEdits else {
        throw WorkFailure("the page asked for a change that doesn't exist; load it again")
      }
      guard desk.version.text == wanted.version else {
        throw ChangedMeanwhile(theirs: text.bytes)
      }
      let changed = try text.applying(edits)
      let name = desk.segment.fileName
      let note = StepNote(
        author: author,
        at: now,
        what: "Correct the transcript of \(name)",
        subject: "\(text.target) \(wanted.subject)"
      )
      guard changed.file != text.file else {
        try editing.save(
          [FileChange(file: text.file, base: desk.version, bytes: changed.bytes)],
          as: note
        )
        return try await transcript(of: slug, segment: wanted.segment)
      }
      guard try editing.open(changed.file).bytes == nil else {
        let name = WorkspacePath.name(of: changed.file)
        throw EditRefusal(
          "\(name.quoted) already exists, and would be overwritten; rename it, or remove it",
          at: SourceLocation(file: changed.file)
        )
      }
      // A WebVTT file beside a script is used in its place, unless the manifest names the script.
      var changes = [FileChange(file: changed.file, base: .missing, bytes: changed.bytes)]
      let file = try episodeFile(slug)
      let position = file.position(of: desk.segment, from: wanted.segment)
      let path = ManifestPath.segment(position).key("transcript")
      if let written = file.manifest.text(at: path) {
        let stem = WorkspacePath.stem(of: WorkspacePath.name(of: written)).stem
        let folder = WorkspacePath.folder(of: written)
        let new = (folder.isEmpty ? "" : folder + "/") + stem + ".vtt"
        let manifest = try file.applying([.set(path, .text(new))]).manifest
        changes.append(
          FileChange(file: manifest.file, base: file.fileVersion, bytes: manifest.bytes)
        )
      }
      try editing.save(changes, as: note)
      return try await transcript(of: slug, segment: wanted.segment)
    }
  }
}
