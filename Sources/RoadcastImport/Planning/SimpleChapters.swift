import RoadcastModel

/// Podlove Simple Chapters, which are in a feed, as a file in the JSON format of Podcasting 2.0.
enum SimpleChapters {
  /// - Parameter chapters: The chapters, with their times as `HH:MM:SS.mmm`, `MM:SS` or seconds.
  /// - Returns: The file; nil if a time can't be read.
  static func json(
    of chapters: [(start: String, title: String, url: String?, image: String?)]
  ) -> [UInt8]? {
    var times: [Milliseconds] = []
    for chapter in chapters.prefix(Limits.chapters) {
      guard let time = time(chapter.start) else { return nil }
      times.append(time)
    }
    var json = JSONWriter()
    json.object { json in
      json.list("chapters", of: zip(times, chapters)) { (entry, json) in
        let (time, chapter) = entry
        if let image = chapter.image { json.member("img", image) }
        json.member("startTime", time)
        json.member("title", chapter.title.oneLine)
        if let url = chapter.url { json.member("url", url) }
      }
      json.member("version", "1.2.0")
    }
    return json.document
  }

  private static func time(_ text: String) -> Milliseconds? {
    let text = text.trimmed
    if let time = Milliseconds(clock: text) { return time }
    var seconds = 0.0
    for part in text.split(separator: ":", omittingEmptySubsequences: false) {
      guard let number = Double(part), number >= 0, number < 1_000_000 else { return nil }
      seconds = seconds * 60 + number
    }
    return Milliseconds(Int((seconds * 1_000).rounded()))
  }
}
