/// A highlight on the timeline of a programme: a `podcast:soundbite`.
package struct Soundbite: Sendable, Equatable {
  /// The index of its segment in ``Episode/segments``.
  package var segment: Int

  package var title: String

  /// From the start of the programme.
  package var start: Milliseconds

  /// From the start of the programme.
  package var end: Milliseconds

  /// Its samples on the programme's timeline.
  package var samples: Range<Int>

  package init(
    segment: Int,
    title: String,
    start: Milliseconds,
    end: Milliseconds,
    samples: Range<Int>
  ) {
    self.segment = segment
    self.title = title
    self.start = start
    self.end = end
    self.samples = samples
  }
}

extension Programme {
  /// The highlights of the programme's segments, in order.
  ///
  /// - Parameter segments: all segments of the episode.
  /// - Returns: one for each segment that has a highlight, unless the highlight was cut out.
  package func soundbites(of segments: [Segment]) -> [Soundbite] {
    self.segments.compactMap { index, part in
      let segment = segments[index]
      guard let highlight = segment.highlight else { return nil }
      let first = part.start + (highlight.start.map { offset(of: $0.value, in: part) } ?? 0)
      let end = part.start + (highlight.end.map { offset(of: $0.value, in: part) } ?? part.length)
      guard milliseconds(first) < milliseconds(end) else { return nil }
      return Soundbite(
        segment: index,
        title: highlight.title ?? segment.title,
        start: milliseconds(first),
        end: milliseconds(end),
        samples: first..<end
      )
    }
  }
}
