import RoadcastFiles
import RoadcastModel

/// Follows every relative link of the listening pages to its file, as a browser would.
struct LinkVerifier: Sendable {
  /// By the file that is led to; the first page and link that lead there.
  private var targets: [String: (page: String, link: String)] = [:]

  /// Takes a page's links.
  ///
  /// - `path`: below the folder.
  mutating func add(_ page: [UInt8], at path: String) {
    var last: ArraySlice<UInt8> = []
    Self.forEachLink(in: page) { link in
      let end = link.firstIndex { $0 == UInt8(ascii: "#") || $0 == UInt8(ascii: "?") }
      let file = link[..<(end ?? link.endIndex)]
      // A transcript leads to its audio with every cue: once is enough.
      guard file != last else { return }
      last = file
      guard let target = Self.target(of: file, from: path),
        targets[target] == nil
      else { return }
      targets[target] = (path, String(decoding: link, as: UTF8.self))
    }
  }

  mutating func add(_ other: LinkVerifier) { targets.merge(other.targets) { first, _ in first } }

  /// - `folder`: where all files lie.
  func verify(in folder: String) throws(WorkFailure) {
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

  /// Takes the values of `href` and `src`.
  ///
  /// Quotation marks stand around values of attributes and nowhere else, because our pages escape
  /// them in every text: what stands between each pair is a value.
  private static func forEachLink(in page: [UInt8], _ take: (ArraySlice<UInt8>) -> Void) {
    let quote = UInt8(ascii: "\"")
    var rest = page[...]
    while let open = rest.firstIndex(of: quote),
      let close = rest[(open + 1)...].firstIndex(of: quote)
    {
      let before = rest[..<open].suffix(6)
      if before.elementsEqual(" href=".utf8) || before.suffix(5).elementsEqual(" src=".utf8) {
        take(rest[(open + 1)..<close])
      }
      rest = rest[(close + 1)...]
    }
  }

  /// The path that a relative link means; nil for links to elsewhere.
  ///
  /// A link that would leave the folder comes back with a `..` that no file has.
  ///
  /// - `path`: without a place in the page and without a query.
  private static func target(of path: ArraySlice<UInt8>, from page: String) -> String? {
    let slash = UInt8(ascii: "/")
    guard !path.isEmpty, !path.contains(UInt8(ascii: ":")) else { return nil }
    // The folder of the page, and then of each part in turn.
    var target = Array(page.utf8)
    target.removeSubrange((target.lastIndex(of: slash) ?? 0)...)
    for part in path.split(separator: slash) {
      let last = target.lastIndex(of: slash).map { $0 + 1 } ?? 0
      if part.elementsEqual("..".utf8), !target.isEmpty, !target[last...].elementsEqual("..".utf8) {
        target.removeSubrange(max(last - 1, 0)...)
      } else {
        if !target.isEmpty { target.append(slash) }
        target += part
      }
    }
    return String(decoding: target, as: UTF8.self)
  }
}
