import RoadcastModel

/// Follows every relative link of the listening pages to its file, as a browser would.
struct VerifyPages: Sendable {
  /// By the file that is led to; the first page and link that lead there.
  private var targets: [String: (page: String, link: String)] = [:]

  /// Takes a page's links.
  ///
  /// - `path`: below the folder.
  mutating func add(_ page: [UInt8], at path: String) {
    // A transcript leads to its audio with every cue: once is enough.
    var seen: Set<Substring> = []
    for link in Self.links(in: page) {
      guard seen.insert(Self.path(of: link)).inserted,
        let target = Self.target(of: link, from: path), targets[target] == nil
      else { continue }
      targets[target] = (path, link)
    }
  }

  mutating func add(_ other: VerifyPages) { targets.merge(other.targets) { first, _ in first } }

  /// - `folder`: where all files lie.
  func run(folder: String) throws(WorkFailure) {
    for (target, place) in targets.sorted(by: { $0.key < $1.key }) {
      guard !target.hasPrefix(".."),
        let size = FileStamp(path: "\(folder)/\(target)")?.size, size > 0
      else {
        throw WorkFailure(
          "\(place.page) would be wrong (\(place.link) leads nowhere); the old feed stays. Please report this with the workspace"
        )
      }
    }
  }

  /// The values of `href` and `src`.
  ///
  /// Quotation marks stand around values of attributes and nowhere else, because our pages escape
  /// them in every text: each second piece is a value.
  static func links(in page: [UInt8]) -> [String] {
    let pieces = page.split(separator: UInt8(ascii: "\""), omittingEmptySubsequences: false)
    return stride(from: 0, to: pieces.count - 1, by: 2).compactMap { (index: Int) -> String? in
      let before = pieces[index]
      guard
        before.suffix(6).elementsEqual(" href=".utf8)
          || before.suffix(5).elementsEqual(" src=".utf8)
      else { return nil }
      return String(decoding: pieces[index + 1], as: UTF8.self)
    }
  }

  /// Without a place in the page and without a query.
  private static func path(of link: String) -> Substring {
    let end = link.utf8.firstIndex { $0 == UInt8(ascii: "#") || $0 == UInt8(ascii: "?") }
    return link[..<(end ?? link.endIndex)]
  }

  /// The path that a relative link means; nil for links to elsewhere.
  ///
  /// A link that would leave the folder comes back with a `..` that no file has.
  static func target(of link: String, from page: String) -> String? {
    let path = path(of: link)
    guard !path.isEmpty, !path.contains(":") else { return nil }
    var parts = page.split(separator: "/").dropLast()
    for part in path.split(separator: "/") {
      if part == ".." && !parts.isEmpty && parts.last != ".." {
        parts.removeLast()
      } else {
        parts.append(part)
      }
    }
    return parts.joined(separator: "/")
  }
}
