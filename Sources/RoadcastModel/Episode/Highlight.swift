/// A stretch of a segment that is worth hearing on its own.
package struct Highlight: Sendable, Equatable {
  /// Seen instead of the segment's title; at most 128 characters.
  package var title: String?

  /// In the recording; nil for its beginning and its end.
  package var start: Located<Milliseconds>?
  package var end: Located<Milliseconds>?

  package init(
    title: String? = nil,
    start: Located<Milliseconds>? = nil,
    end: Located<Milliseconds>? = nil
  ) {
    self.title = title
    self.start = start
    self.end = end
  }
}

/// A highlight on the timeline of a programme.
package struct Soundbite: Sendable, Equatable {
  package var title: String
  package var start: Milliseconds
  package var end: Milliseconds

  package init(title: String, start: Milliseconds, end: Milliseconds) {
    self.title = title
    self.start = start
    self.end = end
  }
}

extension Programme {
  /// The highlights that are heard, in the order of the timeline.
  ///
  /// - `segments`: all of the episode's.
  package func soundbites(of segments: [Segment]) -> [Soundbite] {
    self.segments.compactMap { index, part in
      let segment = segments[index]
      guard let highlight = segment.highlight else { return nil }
      let start = highlight.start.map { position(of: $0.value, in: part) }
      let end = highlight.end.map { position(of: $0.value, in: part) }
      let bite = Soundbite(
        title: highlight.title ?? segment.title,
        start: start ?? milliseconds(part.start),
        end: end ?? milliseconds(part.end)
      )
      return bite.start < bite.end ? bite : nil
    }
  }
}
