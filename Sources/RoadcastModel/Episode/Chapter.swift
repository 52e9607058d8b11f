/// A named part of a programme: one segment.
package struct Chapter: Sendable, Equatable {
  package var title: String

  /// From the start of the programme.
  package var start: Milliseconds

  /// From the start of the programme.
  package var end: Milliseconds

  /// The address of the chapter's picture.
  package var image: String?

  /// The address of a web page about the chapter.
  package var url: String?

  package init(title: String, start: Milliseconds, end: Milliseconds) {
    self.title = title
    self.start = start
    self.end = end
  }
}

extension Programme {
  /// The programme's chapters, one for each segment and without gaps between them.
  ///
  /// The first starts at 0, and the last ends with the programme: opener and closer have no chapter of
  /// their own.
  ///
  /// - Parameters:
  ///   - segments: all segments of the episode.
  ///   - images: the addresses of the segments' pictures, by index.
  /// - Returns: the chapters in order.
  package func chapters(of segments: [Segment], images: [Int: String] = [:]) -> [Chapter] {
    var chapters = chapters(titles: segments.map(\.title))
    for (position, segment) in self.segments.enumerated() {
      chapters[position].image = images[segment.index]
      chapters[position].url = segments[segment.index].url
    }
    return chapters
  }

  /// The programme's chapters, with nothing but their titles.
  ///
  /// - Parameter titles: the titles of all segments of the episode.
  /// - Returns: the chapters in order.
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
