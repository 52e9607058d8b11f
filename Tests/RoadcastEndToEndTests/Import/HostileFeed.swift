import RoadcastTesting

/// Makes feeds that want to harm.
enum HostileFeed {
  /// The beginning of a feed, up to its items.
  static let head = """
    <?xml version="1.0" encoding="UTF-8"?>
    <rss version="2.0" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"><channel>
    <title>T</title><description>d</description><link>https://old.example.net/</link>
    """

  /// An item of a feed.
  ///
  /// - Parameters:
  ///   - number: Tells it from others.
  ///   - more: Further elements.
  ///   - guid: Its guid; nil for one made of the number.
  ///   - date: Its date; nil for a day in January 2021.
  /// - Returns: The element.
  static func item(
    _ number: Int,
    _ more: String = "",
    guid: String? = nil,
    date: String? = nil
  )
    -> String
  {
    let day = date ?? "Fri, \(number % 28 + 1) Jan 2021 06:00:00 GMT"
    return
      "<item><title>E\(number)</title><guid isPermaLink=\"false\">\(guid ?? "g\(number)")</guid>"
      + "<pubDate>\(day)</pubDate><enclosure url=\"https://old.example.net/\(number).mp3\" length=\"1\" "
      + "type=\"audio/mpeg\"/>\(more)</item>"
  }

  /// Imports a feed from a file.
  ///
  /// - Parameters:
  ///   - bytes: The feed.
  ///   - options: Options of `import`.
  /// - Returns: What became of it, and the folder with the workspace `new`.
  /// - Throws: If it can't be run.
  static func run(
    _ bytes: [UInt8],
    _ options: [String] = ["--no-audio"]
  ) throws -> (
    outcome: Outcome, folder: TemporaryFolder
  ) {
    let folder = try TemporaryFolder()
    try folder.write(bytes, to: "feed.xml")
    let arguments = ["import", "\(folder.path)/feed.xml", "\(folder.path)/new"] + options
    return (try Command(BuiltCommand.path(), arguments).run(timeout: 60), folder)
  }
}
