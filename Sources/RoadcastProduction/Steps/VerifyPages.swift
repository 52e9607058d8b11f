import RoadcastModel

/// Follows every relative link of the listening pages to its file, as a browser would.
enum VerifyPages {
  /// - `pages`: their paths below the folder, and their bytes.
  /// - `folder`: where all files lie.
  static func run(
    _ pages: [(path: String, bytes: [UInt8])],
    folder: String
  ) throws(WorkFailure) {
    var known: Set<String> = []
    for page in pages where page.path.hasSuffix(".html") {
      for link in links(in: page.bytes) {
        guard let target = target(of: link, from: page.path) else { continue }
        guard !known.contains(target) else { continue }
        guard !target.hasPrefix(".."),
          let size = FileStamp(path: "\(folder)/\(target)")?.size, size > 0
        else {
          throw WorkFailure(
            "\(page.path) would be wrong (\(link) leads nowhere); the old feed stays. Please report this with the workspace"
          )
        }
        known.insert(target)
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

  /// The path that a relative link means; nil for links to elsewhere.
  ///
  /// A link that would leave the folder comes back with a `..` that no file has.
  static func target(of link: String, from page: String) -> String? {
    let path = link.prefix { $0 != "#" && $0 != "?" }
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
