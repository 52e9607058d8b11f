import RoadcastModel

extension PlannedEpisode {
  /// The transcripts in the order of their segments, with the segments' indices.
  ///
  /// Finished transcripts are published as they are, so they're left out.
  var transcriptsInOrder: [(index: Int, transcript: Transcript)] {
    if episode.enclosure != nil { return [] }
    return transcripts.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }
}

extension Transcript {
  /// Where a cue's times are written; only the file for a cue that has no line.
  func location(of cue: Cue) -> SourceLocation {
    SourceLocation(file: file, line: cue.line > 0 ? cue.line : nil, column: cue.column)
  }
}

extension Plan {
  /// When a segment's recording ends, before anything is cut out of it; nil if it can't be used.
  func end(of segment: Segment) -> Milliseconds? {
    recordings[show.use(of: segment)].map {
      Milliseconds(samples: $0.uncutLength, at: show.sound.sampleRate)
    }
  }
}
