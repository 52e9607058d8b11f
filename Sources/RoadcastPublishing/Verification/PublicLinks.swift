import RoadcastFeed
import RoadcastFiles
import RoadcastModel

/// The files that published feeds link to, with the addresses that apps get.
struct PublicLinks {
  /// Each file once, sorted by path.
  let links: [PublicLink]

  private static let feedBytes = 64 << 20

  /// Reads the feeds.
  ///
  /// - Parameters:
  ///   - folder: The published folder.
  ///   - base: The show's `base_url`.
  /// - Throws: If a file can't be read, or a feed was built for another address.
  init(of folder: FeedFolder, base: String) throws(WorkFailure) {
    let files = Dictionary(folder.files.map { ($0.path, $0) }) { first, _ in first }
    var found: [String: String] = [:]
    func add(_ address: String) {
      guard address.hasPrefix(base) else { return }
      let path = String(address.dropFirst(base.count).prefix { $0 != "#" && $0 != "?" })
      let key = path.isEmpty ? FeedLayout.index(of: .main) : path
      if files[key] != nil { found[key] = base + path }
    }
    for file in folder.files where file.stage == .feeds {
      let path = "\(folder.path)/\(file.path)"
      guard let bytes = try InputFile.existing(at: path)?.read(limit: Self.feedBytes),
        let outline = try? FeedOutline(
          bytes,
          forEachEntry: { entry in
            add(entry.enclosure.url)
            for link in entry.links { add(link.url) }
          }
        )
      else { throw WorkFailure("\(path) isn't a feed; run `roadcast build`") }
      guard outline.selfURL == base + file.path else {
        throw WorkFailure(
          "\(path) was built for \(outline.selfURL.quoted), but `base_url` is \(base.quoted); run "
            + "`roadcast build`"
        )
      }
      add(outline.selfURL)
      for image in outline.images { add(image) }
    }
    let source = try Folder(folder.path)
    var links: [PublicLink] = []
    for (path, address) in found.sorted(by: { $0.key < $1.key }) {
      guard let file = files[path] else { continue }
      links.append(try PublicLink(to: file, at: address, in: source))
    }
    self.links = links
  }
}
