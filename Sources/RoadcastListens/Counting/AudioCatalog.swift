package import RoadcastFiles
package import RoadcastModel

/// The files of audio that were published, and those that logs name too.
package final class AudioCatalog {
  struct File {
    /// The episode's.
    var slug: String

    /// Bytes; nil for a file that isn't there any more.
    var size: Int?

    /// How many bytes make a minute of audio, or the whole of a shorter file.
    var enough: Int

    /// The first feed that has it, in the show's order; nil if none has.
    var feed: FeedName?
  }

  private(set) var files: [File] = []
  private var indices: [[UInt8]: Int] = [:]

  /// The bytes of a minute without a tag, at the show's bit rate.
  private let minute: Int

  /// A tag's, for files that aren't there any more.
  private var usualTag = 0

  /// A log can name any number of files.
  private static let maximumFiles = 50_000

  private static let minuteSeconds = 60.0

  /// Looks through the published folders.
  ///
  /// - Parameters:
  ///   - root: The workspace's folder, an absolute path.
  ///   - show: The show.
  ///   - feeds: Its feeds.
  /// - Throws: If a file can't be read.
  package init(root: String, show: Show, feeds: [Feed]) throws(WorkFailure) {
    minute = Int(Self.minuteSeconds) * show.sound.bitrate * 1_000 / 8
    let kind = MediaKind.audio.folder
    for tree in OutputTree.allCases.reversed() {
      let path = "\(root)/\(tree.folderName)"
      guard FileSystem.isFolder(path) else { continue }
      let folder = try Folder(path)
      for name in folder.names(in: kind) ?? [] where indices[Array(name.utf8)] == nil {
        if let file = try? folder.file("\(kind)/\(name)") { try add(file, called: name) }
      }
      for feed in feeds where feed.tree == tree {
        if let file = try? folder.file(FeedLayout.feed(feed.name)) { try note(feed.name, file) }
      }
    }
  }

  private func add(_ file: InputFile, called name: String) throws(WorkFailure) {
    guard let slug = FeedLayout.audio(at: name)?.slug else { return }
    var enough = minute
    if let head = try MP3Head(file) {
      usualTag = max(usualTag, head.tagBytes)
      let rate = Double(file.size - head.tagBytes) / head.duration
      enough =
        head.duration <= Self.minuteSeconds
        ? file.size : head.tagBytes + Int((rate * Self.minuteSeconds).rounded(.up))
    }
    append(File(slug: slug, size: file.size, enough: enough), called: Array(name.utf8))
  }

  private func append(_ file: File, called name: [UInt8]) {
    indices[name] = files.count
    files.append(file)
  }

  /// Notes which files a feed names.
  private func note(_ feed: FeedName, _ file: InputFile) throws(WorkFailure) {
    guard let bytes = try file.read(limit: 256 << 20) else { return }
    let start = Array("/\(MediaKind.audio.folder)/".utf8)
    var rest = bytes[...]
    while let place = rest.firstRange(of: start) {
      rest = rest[place.upperBound...]
      let name = Array(rest.prefix { $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "<") })
      guard let index = indices[name], files[index].feed == nil else { continue }
      files[index].feed = feed
    }
  }

  /// The number of a file that a log names.
  ///
  /// - Parameters:
  ///   - name: The last part of a path.
  ///   - isOurs: Whether the path is below the show's address, so that a file that isn't there was there once.
  /// - Returns: Nil for what isn't an episode's audio.
  func index(of name: ArraySlice<UInt8>, isOurs: Bool) -> Int? {
    let key = Array(name.prefix(Limits.fileNameBytes + 1))
    if let index = indices[key] { return index }
    guard isOurs, files.count < Self.maximumFiles,
      let audio = FeedLayout.audio(at: String(decoding: key, as: UTF8.self))
    else { return nil }
    append(File(slug: audio.slug, enough: usualTag + minute), called: key)
    return files.count - 1
  }
}
