/// A highlight on the timeline of a programme: a `podcast:soundbite`.
package struct Soundbite: Sendable, Equatable {
  /// The index of its segment in ``Episode/segments``.
  package var segment: Int

  package var title: String

  /// From the start of the programme.
  package var start: Milliseconds

  /// From the start of the programme.
  package var end: Milliseconds

  package init(segment: Int, title: String, start: Milliseconds, end: Milliseconds) {
    self.segment = segment
    self.title = title
    self.start = start
    self.end = end
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
      let start = highlight.start.map { position(of: $0.value, in: part) }
      let end = highlight.end.map { position(of: $0.value, in: part) }
      let bite = Soundbite(
        segment: index,
        title: highlight.title ?? segment.title,
        start: start ?? milliseconds(part.start),
        end: end ?? milliseconds(part.end)
      )
      return bite.start < bite.end ? bite : nil
    }
  }
}
