import RoadcastFiles
import RoadcastHashing
import RoadcastModel

/// What's kept in `.roadcast/import.json`, so that an import can continue where it stopped, and a later one knows
/// what's new.
///
/// Addresses and guids can be secrets, so only their hashes are kept.
struct ImportState: Equatable {
  static let file = ".roadcast/import.json"

  /// The SHA-256 of the feed's address or path.
  var feed: String

  /// The show's guid.
  var show = ""

  /// Whether the run that makes the workspace hasn't ended.
  var isFirst = false

  /// The slugs of the episodes, by the SHA-256 of what identifies them in the feed.
  var slugs: [String: String] = [:]

  /// The slugs of the episodes that a run has begun to add to a workspace, and not finished.
  var pending: Set<String> = []

  /// The SHA-256 of the lines by which imports have made episodes drafts, by the episodes' slugs.
  var drafts: [String: String] = [:]

  /// The SHA-256 of the lines of files that imports have written, by the episodes' slugs.
  var lines: [String: String] = [:]

  init(of place: String) { feed = Digest.hex(place.utf8) }

  private static let mostBytes = 8 << 20

  /// What an earlier run left in a folder; nil for nothing.
  ///
  /// - Throws: If it can't be read.
  init?(in folder: String) throws(WorkFailure) {
    guard
      let bytes = try InputFile.existing(at: "\(folder)/\(Self.file)")?.read(limit: Self.mostBytes)
    else { return nil }
    // No text in it has a character to escape.
    let texts = String(decoding: bytes, as: UTF8.self).split(
      separator: "\"",
      omittingEmptySubsequences: false
    )
    var values: [Substring: [Substring]] = [:]
    var key = Substring()
    for index in stride(from: 1, to: texts.count - 1, by: 2) {
      if texts[index + 1].first(where: { !$0.isWhitespace }) == ":" {
        key = texts[index]
      } else {
        values[key, default: []].append(texts[index])
      }
    }
    guard let feed = values["feed"]?.first else { return nil }
    self.feed = String(feed)
    show = values["show"]?.first.map(String.init) ?? ""
    isFirst = values["stage"]?.first == "first"
    pending = Set((values["pending"] ?? []).map(String.init))
    slugs = Self.pairs(values["items"])
    drafts = Self.pairs(values["drafts"])
    lines = Self.pairs(values["lines"])
  }

  private static func pairs(_ items: [Substring]?) -> [String: String] {
    var pairs: [String: String] = [:]
    for item in items ?? [] {
      let words = item.split(separator: " ")
      if words.count == 2 { pairs[String(words[0])] = String(words[1]) }
    }
    return pairs
  }

  /// Writes it; after a power cut, the file is the old one or this.
  ///
  /// - Parameter folder: The workspace's folder; an absolute path.
  /// - Throws: If it can't be written.
  func write(to folder: String) throws(WorkFailure) {
    let stateFolder = "\(folder)/.roadcast"
    try FileSystem.createFolder(stateFolder)
    FileSystem.removeLeftoverFiles(in: stateFolder) { $0 == "import.json" }
    var json = JSONWriter()
    json.object { json in
      json.list("drafts", drafts.map { "\($0.key) \($0.value)" }.sorted())
      json.member("feed", feed)
      json.list("items", slugs.map { "\($0.key) \($0.value)" }.sorted())
      json.list("lines", lines.map { "\($0.key) \($0.value)" }.sorted())
      json.list("pending", pending.sorted())
      json.member("show", show)
      json.member("stage", isFirst ? "first" : "later")
    }
    let file = try PendingFile(for: "\(folder)/\(Self.file)")
    try file.append(json.document)
    try file.sync()
    try file.commit(replaces: true)
    try Folder(stateFolder).sync()
  }
}
