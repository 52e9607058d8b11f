import RoadcastHashing
import RoadcastModel

/// What Roadcast has put at a target: a list in a file of the target itself, so that any machine can publish.
///
/// It has hashes of the paths, so that it reveals no address to anyone who reads it on the web server. It comes from
/// another machine, so anything can be in it.
struct TargetRecord: Sendable, Equatable {
  /// What's known of one file.
  struct Entry: Sendable, Equatable {
    /// Of the path and the content; nil if the file was about to be sent.
    var version: UInt64?

    /// When the file was no longer part of the feed, in seconds since 1970; nil while it is.
    var superseded: Int64?
  }

  /// The list's own path at the target.
  ///
  /// It doesn't begin with a dot, because some WebDAV servers don't list what does.
  static let path = "roadcast-published.txt"

  /// The most bytes of a list that is read.
  static let mostBytes = 64 << 20

  /// The `podcast:guid` of the show.
  var show: String

  /// By the hashes of the paths.
  private(set) var entries: [UInt64: Entry] = [:]

  /// What was announced there: hashes of the episodes' guids.
  private(set) var announced: Set<UInt64> = []

  init(show: String) { self.show = show }

  private static let head = """
    roadcast target 1
    Roadcast keeps this list of the files that it has put here, as hashes of their paths. It changes and
    removes only these. Please don't change or remove the list.

    """

  /// Reads a list; nil if it isn't one, or something in it has changed.
  init?(_ bytes: [UInt8]) {
    guard bytes.starts(with: Self.head.utf8), bytes.count > Self.head.utf8.count + 65 else {
      return nil
    }
    let content = bytes.dropLast(65)
    guard Array((Digest.hex(content) + "\n").utf8) == Array(bytes.suffix(65)) else { return nil }
    show = ""
    for line in content.dropFirst(Self.head.utf8.count).split(separator: UInt8(ascii: "\n")) {
      let words = line.split(separator: UInt8(ascii: " ")).map {
        String(decoding: $0, as: UTF8.self)
      }
      switch (words.first, words.count) {
      case ("show", 2): show = words[1]
      case ("said", 2):
        guard let key = UInt64(words[1], radix: 16) else { return nil }
        announced.insert(key)
      case ("file", 3), ("file", 4):
        guard let key = UInt64(words[1], radix: 16),
          words[2] == "-" || UInt64(words[2], radix: 16) != nil,
          words.count == 3 || Int64(words[3]) != nil
        else { return nil }
        entries[key] = Entry(
          version: UInt64(words[2], radix: 16),
          superseded: words.count == 4 ? Int64(words[3]) : nil
        )
      default: return nil
      }
    }
    guard !show.isEmpty else { return nil }
  }

  /// The list as a file, with a checksum at its end.
  var bytes: [UInt8] {
    var text = Self.head + "show \(show)\n"
    for key in announced.sorted() { text += "said \(Self.hexadecimal(key))\n" }
    for (key, entry) in entries.sorted(by: { $0.key < $1.key }) {
      text += "file \(Self.hexadecimal(key)) \(entry.version.map(Self.hexadecimal) ?? "-")"
      if let superseded = entry.superseded { text += " \(superseded)" }
      text += "\n"
    }
    return Array((text + Digest.hex(text.utf8) + "\n").utf8)
  }

  private static func hexadecimal(_ number: UInt64) -> String {
    let digits = String(number, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }

  private static func hash(_ text: String) -> UInt64 {
    Digest.sha256(Array(text.utf8)).prefix(8).reduce(0) { $0 << 8 | UInt64($1) }
  }

  // MARK: Files

  subscript(path: String) -> Entry? { entries[Self.hash(path)] }

  /// Whether the target was left with this very file.
  func has(_ file: FeedFile) -> Bool {
    guard let version = self[file.path]?.version else { return false }
    return version == Self.version(of: file)
  }

  private static func version(of file: FeedFile) -> UInt64 { hash("\(file.path)\n\(file.hash)") }

  /// Notes that a file is about to be sent: from now on it's ours, even if sending fails.
  mutating func begin(_ file: FeedFile) { entries[Self.hash(file.path)] = Entry() }

  /// Notes that a file is at the target.
  mutating func finish(_ file: FeedFile) {
    entries[Self.hash(file.path)] = Entry(version: Self.version(of: file))
  }

  /// Notes that the feed doesn't have a file any more.
  mutating func supersede(_ path: String, at moment: Moment) {
    let key = Self.hash(path)
    let known = entries[key]
    entries[key] = Entry(
      version: known?.version,
      superseded: min(known?.superseded ?? moment.seconds, moment.seconds)
    )
  }

  /// Notes that a file isn't at the target any more.
  mutating func forget(_ path: String) { entries[Self.hash(path)] = nil }

  /// Forgets all files but these.
  mutating func keep(_ paths: some Sequence<String>) {
    let keys = Set(paths.map(Self.hash))
    entries = entries.filter { keys.contains($0.key) }
  }

  // MARK: Announcements

  func hasAnnounced(_ guid: String) -> Bool { announced.contains(Self.hash(guid)) }

  mutating func announce(_ guid: String) { announced.insert(Self.hash(guid)) }
}
