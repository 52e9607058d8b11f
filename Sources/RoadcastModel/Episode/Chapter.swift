/// A named stretch of a programme: one segment.
package struct Chapter: Sendable, Equatable {
  package var title: String
  package var start: Milliseconds
  package var end: Milliseconds

  /// The address of its picture.
  package var image: String?

  /// Where it leads.
  package var url: String?

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
  ///
  /// - `segments`: all of the episode's.
  /// - `images`: the addresses of their pictures, by their places.
  package func chapters(of segments: [Segment], images: [Int: String] = [:]) -> [Chapter] {
    var chapters = chapters(titles: segments.map(\.title))
    for (position, segment) in self.segments.enumerated() {
      chapters[position].image = images[segment.index]
      chapters[position].url = segments[segment.index].url
    }
    return chapters
  }

  /// The same, of titles alone.
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
