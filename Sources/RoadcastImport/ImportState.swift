import RoadcastFiles
import RoadcastHashing
import RoadcastModel

/// What's kept in `.roadcast/import.json`, so that an import can go on where it stopped.
///
/// The address can be a secret, so only its hash is kept.
struct ImportState {
  static let file = ".roadcast/import.json"

  /// The SHA-256 of the feed's address or path.
  var feed: String

  init(of place: String) { feed = Digest.hex(place.utf8) }

  /// Whether the state of a folder is that of this feed; nil if it has none.
  func matches(in folder: String) -> Bool? {
    guard let bytes = try? InputFile.existing(at: "\(folder)/\(Self.file)")?.read(limit: 1 << 16)
    else { return nil }
    return String(decoding: bytes, as: UTF8.self).contains("\"\(feed)\"")
  }

  func write(to folder: String) throws(WorkFailure) {
    try FileSystem.createFolder("\(folder)/.roadcast")
    var json = JSONWriter()
    json.object { $0.member("feed", feed) }
    try PendingFile.write(json.document, to: "\(folder)/\(Self.file)", replaces: true)
  }
}
