/// A file that isn't on this machine yet: a cloud's placeholder, or a copy that isn't finished.
package struct MissingDownload: Equatable, Sendable {
  /// The name that the file will have.
  package var name: String

  /// What's wrong and what to do, in words that follow the file's name.
  package var problem: String

  /// Recognises the name of a placeholder or of an unfinished copy; nil for every other name.
  ///
  /// - Parameter entry: A name in a folder.
  package init?(entry: String) {
    let suffix = WorkspacePath.stem(of: entry).extension
    let stem = String(entry.dropLast(suffix.count + 1))
    if suffix == "icloud", stem.hasPrefix(".") {
      name = String(stem.dropFirst())
      problem =
        "hasn't been downloaded from iCloud; in Finder, choose Download Now, and wait until it's there"
    } else if let service = Self.services[suffix] {
      name = stem
      problem = "hasn't been downloaded from \(service); open it once, and wait until it's there"
    } else if Self.unfinished.contains(suffix) {
      name = stem
      problem = "isn't complete (\(entry.quoted)); wait until it's copied, or copy it again"
    } else if let target = Self.temporaryTarget(of: entry) {
      name = target
      problem = "isn't complete (\(entry.quoted)); wait until it's copied, or copy it again"
    } else {
      return nil
    }
    // "Unconfirmed 123.crdownload" doesn't say what it will be.
    guard !WorkspacePath.stem(of: name).extension.isEmpty else { return nil }
  }

  private static let services = [
    "cloud": "OneDrive", "cloudf": "OneDrive", "nextcloud": "Nextcloud", "owncloud": "ownCloud",
    "rsls": "Resilio Sync", "bts": "Resilio Sync",
  ]

  /// What browsers and sync clients add to a name until the file is complete.
  private static let unfinished: Set = [
    "crdownload", "part", "partial", "download", "opdownload", "filepart", "!sync", "!ut",
    "rslsync",
  ]

  /// The name that a sync client's hidden temporary file will get.
  private static func temporaryTarget(of entry: String) -> String? {
    let (stem, suffix) = WorkspacePath.stem(of: entry)
    for prefix in [".syncthing.", "~syncthing~"] where entry.hasPrefix(prefix) && suffix == "tmp" {
      return String(stem.dropFirst(prefix.count))
    }
    guard entry.hasPrefix("."), !entry.hasPrefix("._") else { return nil }
    // rsync: `.story.wav.a1B2c3`; Nextcloud: `.story.wav.~1a2b`.
    let ending = entry.suffix(suffix.count)
    let isRandom =
      suffix.hasPrefix("~")
      || suffix.utf8.count == 6 && ending.contains { $0.isUppercase || $0.isNumber }
    guard isRandom, FileKind(name: String(stem.dropFirst())) != .other else { return nil }
    return String(stem.dropFirst())
  }

  /// The placeholder or the unfinished copy of a file among the names in its folder.
  ///
  /// - Parameters:
  ///   - name: The file that's wanted.
  ///   - entries: The names in its folder.
  /// - Returns: Nil if there's none.
  package static func of(_ name: String, among entries: [String]) -> MissingDownload? {
    entries.lazy.compactMap(MissingDownload.init(entry:)).first { $0.name == name }
  }
}
