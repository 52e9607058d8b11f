import RoadcastModel

/// Finds an episode's recordings and their transcripts by the names of the files in its folder.
struct SegmentFinder {
  /// The folder's path in the workspace.
  let path: String

  /// All files, by name.
  let entries: [FolderEntry]

  let transcripts: TranscriptFinder

  /// - Parameters:
  ///   - names: The names of the files in the folder.
  ///   - manifest: The path of `episode.yml` in the workspace.
  ///   - language: The show's language, as in `en-us`.
  init(names: [String], manifest: String, language: String) {
    entries = names.sorted().map(FolderEntry.init)
    path = WorkspacePath.folder(of: manifest)
    transcripts = TranscriptFinder(entries: entries, language: language)
  }

  /// One segment for each recording, as people see them sorted.
  var segments: [Segment] {
    entries.filter { $0.kind == .recording && $0.isNameable }.map(\.name)
      .sorted(by: NaturalOrder.isAscending).map {
        let audio = Located("\(path)/\($0)", at: SourceLocation(file: "\(path)/\($0)"))
        var segment = Segment(audio: audio, title: SegmentTitle.make(from: $0))
        findTranscript(of: &segment)
        return segment
      }
  }

  /// Adds the transcript with the recording's base name, when both are in the folder.
  func findTranscript(of segment: inout Segment) {
    guard segment.transcript == nil, WorkspacePath.folder(of: segment.audio.value) == path else {
      return
    }
    let stem = WorkspacePath.stem(of: segment.fileName).stem
    segment.transcript = transcripts.transcript(for: stem).map {
      Located("\(path)/\($0)", at: SourceLocation(file: "\(path)/\($0)"))
    }
    if segment.transcript == nil { segment.unusableTranscripts = transcripts.unusable(for: stem) }
  }
}
