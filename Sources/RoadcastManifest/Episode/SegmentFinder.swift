import RoadcastModel

/// Finds an episode's recordings and their transcripts by the names of the files in its folder.
struct SegmentFinder {
  /// The folder's path in the workspace.
  let path: String

  /// The names of all files, as people see them sorted.
  let names: [String]

  let transcripts: TranscriptFinder

  /// - Parameters:
  ///   - names: The names of the files in the folder.
  ///   - manifest: The path of `episode.yml` in the workspace.
  ///   - language: The show's language, as in `en-us`.
  init(names: [String], manifest: String, language: String) {
    self.names = names.sorted(by: NaturalOrder.isAscending)
    path = WorkspacePath.folder(of: manifest)
    transcripts = TranscriptFinder(names: self.names, language: language)
  }

  /// One segment for each recording.
  var segments: [Segment] {
    // A name that isn't UTF-8 is reported where the folder is read.
    names.filter { FileKind(name: $0) == .recording && !$0.unicodeScalars.contains("\u{FFFD}") }.map
    {
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
