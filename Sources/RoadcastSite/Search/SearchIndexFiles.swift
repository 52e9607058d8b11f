import RoadcastModel

/// The files that the search page of a feed reads: a list of episodes, and which of them has which term.
///
/// The terms are in several files, so that a search reads few of them.
struct SearchIndexFiles {
  /// A file ends with the term after which it's larger than this.
  private static let bytesInFile = 16_000

  private let episodes: [ListedEpisode]

  /// The first term of each file.
  private(set) var firstTerms: [String] = []

  /// Lines of a term and its episodes: their places in the list, as differences in base 36.
  private(set) var files: [[UInt8]] = []

  /// - Parameter episodes: a feed's, newest first.
  init(of episodes: [ListedEpisode]) {
    self.episodes = episodes
    var places: [String: [Int]] = [:]
    for (place, episode) in episodes.enumerated() {
      for term in episode.spokenTerms { places[term, default: []].append(place) }
      for term in episode.writtenTerms where !episode.spokenTerms.contains(term) {
        places[term, default: []].append(place)
      }
    }
    // The script compares UTF-16.
    let terms = places.sorted { $0.key.utf16.lexicographicallyPrecedes($1.key.utf16) }
    for (term, places) in terms {
      if files.last.map({ $0.count > Self.bytesInFile }) ?? true {
        firstTerms.append(term)
        files.append([])
      }
      var line = Array(term.utf8) + [UInt8(ascii: " ")]
      var before = -1
      for place in places {
        if before >= 0 { line.append(UInt8(ascii: ",")) }
        line += String(place - max(before, 0), radix: 36).utf8
        before = place
      }
      files[files.count - 1] += line + [UInt8(ascii: "\n")]
    }
  }

  /// The list of episodes as JSON, with what the page shows of each and what it filters by.
  ///
  /// Of 500 episodes it has to be small: an episode is a line of fields, and names that many of them have are
  /// listed once.
  var list: [UInt8] {
    var speakers = NameList()
    var tags = NameList()
    let lines = episodes.map { episode in
      [
        episode.slug,
        episode.speakers.map { speakers.number(of: $0) }.joined(separator: ","),
        episode.tags.map { tag in
          tags.number(of: tag.words.map(Self.field).joined(separator: "\t"))
        }.joined(separator: ","),
        episode.heading.day, Self.field(episode.heading.title),
      ].joined(separator: "\t")
    }
    var json = JSONWriter()
    json.object { json in
      json.list("episodes", lines)
      json.list("speakers", speakers.names)
      json.list("tags", tags.names)
      json.list("terms", firstTerms)
      json.member("version", version)
    }
    return json.document
  }

  /// A text as a field of a line.
  private static func field(_ text: String) -> String {
    text.utf8.contains(UInt8(ascii: "\t")) ? text.replacing("\t", with: " ") : text
  }

  /// Names by their order, so that an episode needs only their numbers.
  private struct NameList {
    private(set) var names: [String] = []
    private var numbers: [String: Int] = [:]

    mutating func number(of name: String) -> String {
      if numbers[name] == nil {
        numbers[name] = names.count
        names.append(name)
      }
      return String(numbers[name] ?? 0)
    }
  }

  /// Changes with the files, so that a browser doesn't mix old ones and new ones.
  private var version: String {
    var checksum = Checksum()
    for file in files { checksum.add(file) }
    return String(checksum.value, radix: 36)
  }
}
