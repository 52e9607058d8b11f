import RoadcastFiles
import RoadcastModel

/// What the listeners of one feed may get: the feed, its own pages, and the media that these link to.
struct Reach: Sendable {
  /// The feed's file, relative to the published folder.
  let feedPath: String

  /// The folder of its pages: empty, or with a slash at its end.
  let pagesFolder: String

  /// The hash values of the names of its media: much smaller than the names.
  ///
  /// Swift's hash values are keyed with a number that only this process knows, so that no name can be made
  /// to have another one's.
  private var names: Set<Int> = []

  /// Reads a feed and its pages, and notes which media they name.
  ///
  /// - Parameters:
  ///   - feed: The feed's name.
  ///   - folder: A published folder.
  /// - Throws: If a file can't be read; a feed that isn't there is `nil`.
  init?(of feed: FeedName, in folder: Folder) throws(WorkFailure) {
    feedPath = FeedLayout.feed(feed)
    pagesFolder = FeedLayout.pages(of: feed)
    guard let file = try folder.publishedFile(feedPath) else { return nil }
    try noteNames(in: file)
    // The names of a feed's chapters; the chapters name pictures.
    for path in try chapters(in: folder) + pages(in: folder) {
      if let file = try folder.publishedFile(path) { try noteNames(in: file) }
    }
  }

  /// Whether the feed's listeners may get a file.
  ///
  /// - Parameter path: Relative to the published folder, without empty parts and parts that begin with a dot.
  /// - Returns: False also for what no build writes.
  func contains(_ path: String) -> Bool {
    let parts = path.split(separator: "/", omittingEmptySubsequences: false)
    guard let name = parts.last, FeedLayout.isPossible(path) else { return false }
    if path == feedPath { return true }
    if parts.count < 3, HashedName.isHashed(name) { return names.contains(Self.mark(of: name)) }
    if parts[0] == "assets" { return true }
    guard !name.hasSuffix(".xml") else { return false }
    return pagesFolder.isEmpty
      ? parts[0] != FeedLayout.audiencesFolder : path.hasPrefix(pagesFolder)
  }

  private static func mark(of name: some StringProtocol) -> Int { String(name).hashValue }

  private mutating func noteNames(in file: InputFile) throws(WorkFailure) {
    var rest: [UInt8] = []
    var found = names
    try file.readBlocks { block in
      // A name can begin in one block and end in the next.
      let text = rest.isEmpty ? block : (rest + block)[...]
      let end = text.lastIndex { !HashedName.isPartOfName($0) } ?? text.startIndex
      HashedName.forEach(in: text[..<end]) { found.insert(Self.mark(of: $0)) }
      rest = Array(text[end...])
      // Nothing of ours has such a name.
      if rest.count > Self.longestName { rest = [] }
    }
    HashedName.forEach(in: rest[...]) { found.insert(Self.mark(of: $0)) }
    names = found
  }

  private static let longestName = 1 << 10

  private func chapters(in folder: Folder) throws(WorkFailure) -> [String] {
    let kind = MediaKind.chapters.folder
    return try folder.publishedNames(in: kind).filter { names.contains(Self.mark(of: $0)) }
      .map { "\(kind)/\($0)" }
  }

  /// The paths of the feed's pages.
  private func pages(in folder: Folder) throws(WorkFailure) -> [String] {
    var paths: [String] = []
    let own = pagesFolder.isEmpty ? "." : String(pagesFolder.dropLast())
    for entry in try folder.publishedNames(in: own) {
      if entry.hasSuffix(".html") { paths.append(pagesFolder + entry) }
      guard entry != FeedLayout.audiencesFolder, !entry.contains(".") else { continue }
      paths += try folder.publishedNames(in: pagesFolder + entry)
        .filter { $0.hasSuffix(".html") && !HashedName.isHashed($0) }
        .map { "\(pagesFolder)\(entry)/\($0)" }
    }
    return paths
  }
}
