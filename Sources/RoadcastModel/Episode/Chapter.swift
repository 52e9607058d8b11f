/// A named stretch of a programme: one segment.
package struct Chapter: Sendable, Equatable {
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
  /// One chapter a segment, without holes: the first begins at 0, the last ends with the programme.
  ///
  /// Opener and closer have no chapter of their own (`contract.md`).
  package func chapters(titles: [String]) -> [Chapter] {
    let starts = segments.enumerated().map { $0 == 0 ? 0 : $1.part.start }
    return segments.enumerated().map { position, segment in
      Chapter(
        title: titles[segment.index],
        start: milliseconds(starts[position]),
        end: milliseconds(position + 1 < starts.count ? starts[position + 1] : duration)
      )
    }
  }
}
