import RoadcastFiles

/// An output folder as a build left it.
struct OutputSnapshot: Equatable, Sendable {
  /// The stamps of the files, by their paths.
  var files: [String: FileStamp] = [:]

  /// What files were made from, by their paths, as far as it's known.
  var keys: [String: ContentKey] = [:]

  /// What was read in the feeds, by their paths.
  var feeds: [String: PublishedFeed] = [:]

  /// The paths of the folders below it, sorted.
  var folders: [String] = []

  /// What's neither a file nor a folder, such as links; sorted.
  var others: [String] = []

  /// The topmost files and folders that no build has written; those of folders end in a slash.
  var kept: [String] = []

  init() {}

  /// - Parameters:
  ///   - listing: What's in the folder.
  ///   - keys: What files were made from.
  ///   - feeds: What was read in the feeds.
  ///   - kept: What no build has written.
  init(
    of listing: FolderListing,
    keys: [String: ContentKey],
    feeds: [String: PublishedFeed],
    kept: [String]
  ) {
    files = listing.files.mapValues(\.stamp)
    folders = listing.folders.keys.filter { !$0.isEmpty }.sorted()
    others = listing.others.sorted()
    self.keys = keys
    self.feeds = feeds
    self.kept = kept
  }

  /// What was read in a feed.
  ///
  /// - Parameters:
  ///   - path: Relative to the folder.
  ///   - folder: The folder's absolute path.
  /// - Returns: Nil if it isn't known, or the file isn't as it was.
  func feed(_ path: String, in folder: String) -> PublishedFeed? {
    guard let feed = feeds[path], let stamp = files[path],
      FileStamp(path: "\(folder)/\(path)") == stamp
    else { return nil }
    return feed
  }

  /// Whether a folder is still as it was: nothing was added, removed or changed, not even a permission.
  func matches(_ listing: FolderListing) -> Bool {
    files.count == listing.files.count && folders.count + 1 == listing.folders.count
      && listing.others.sorted() == others && listing.unnamable.isEmpty
      && folders.allSatisfy { listing.folders[$0] != nil }
      && listing.files.allSatisfy { files[$0] == $1.stamp }
  }
}

extension OutputSnapshot: Packed {
  func pack(into bytes: inout [UInt8]) {
    // One by one: the compiler makes faster code than for all at once, and there are many files.
    files.pack(into: &bytes)
    keys.pack(into: &bytes)
    feeds.pack(into: &bytes)
    folders.pack(into: &bytes)
    others.pack(into: &bytes)
    kept.pack(into: &bytes)
  }

  init(from bytes: inout PackedBytes) throws(PackedBytes.Broken) {
    files = try .init(from: &bytes)
    keys = try .init(from: &bytes)
    feeds = try .init(from: &bytes)
    folders = try .init(from: &bytes)
    others = try .init(from: &bytes)
    kept = try .init(from: &bytes)
  }
}
