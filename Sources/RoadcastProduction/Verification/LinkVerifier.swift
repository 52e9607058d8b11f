import RoadcastFiles
import RoadcastModel

/// Follows every relative link of the listening pages to its file, as a browser would.
struct LinkVerifier: Sendable {
  /// A page with the files that it links to.
  private struct Page {
    var path: String
    var targets: [String]
  }

  private var pages: [Page] = []

  /// Adds a page's links.
  ///
  /// - Parameters:
  ///   - page: the page's HTML.
  ///   - path: the page's path, relative to the folder.
  ///   - known: the same text as a path's, if there's one already: the texts of a large show's links are many
  ///     megabytes.
  mutating func add(_ page: [UInt8], at path: String, known: (String) -> String? = { _ in nil }) {
    var targets: [String] = []
    var seen: Set<String> = []
    var last: ArraySlice<UInt8> = []
    Self.forEachLink(in: page) { link in
      let end = link.firstIndex { $0 == UInt8(ascii: "#") || $0 == UInt8(ascii: "?") }
      let file = link[..<(end ?? link.endIndex)]
      // Every cue of a transcript links to its audio: once is enough.
      guard file != last else { return }
      last = file
      guard let target = Self.target(of: file, from: path), seen.insert(target).inserted else {
        return
      }
      targets.append(known(target) ?? target)
    }
    pages.append(Page(path: path, targets: targets))
  }

  mutating func add(_ other: LinkVerifier) { pages += other.pages }

  /// Checks that every link leads to a file.
  ///
  /// - Parameter size: the size in bytes of a file, whose path is relative to the folder; nil where there's no
  ///   such file.
  /// - Throws: when a link leads nowhere.
  func verify(size: (String) -> Int?) throws(WorkFailure) {
    var verified: Set<String> = []
    var broken: (page: String, target: String)?
    for page in pages {
      for target in page.targets where verified.insert(target).inserted {
        if !target.hasPrefix(".."), let size = size(target), size > 0 { continue }
        if broken.map({ target < $0.target }) ?? true { broken = (page.path, target) }
      }
    }
    guard let broken else { return }
    throw WorkFailure(
      "\(broken.page) would be wrong (its link to \(broken.target) leads nowhere); the old feed stays. "
        + "Please report this, with the workspace"
    )
  }

  /// Calls a closure with each value of `href` and `src`, and each picture of a `srcset`.
  ///
  /// Our pages escape quotation marks in every text, so what's between two of them is an attribute's
  /// value.
  private static func forEachLink(in page: [UInt8], _ take: (ArraySlice<UInt8>) -> Void) {
    let bytes = page.span
    var open: Int?
    // Places instead of slices: every byte of every page comes by here.
    for place in bytes.indices where bytes[place] == UInt8(ascii: "\"") {
      guard let start = open else {
        open = place
        continue
      }
      open = nil
      let before = page[..<start].suffix(8)
      let value = page[(start + 1)..<place]
      if before.suffix(6).elementsEqual(" href=".utf8)
        || before.suffix(5).elementsEqual(" src=".utf8)
      {
        take(value)
      } else if before.elementsEqual(" srcset=".utf8) {
        // Each address is followed by a space and its width.
        for picture in value.split(separator: UInt8(ascii: ",")) {
          let words = picture.split(separator: UInt8(ascii: " "))
          if let address = words.first { take(address) }
        }
      }
    }
  }

  /// The path that a relative link leads to; nil for links to other sites.
  ///
  /// The path of a link that would leave the folder keeps a `..`, which no file has.
  ///
  /// - Parameters:
  ///   - path: the link, without a fragment or query.
  ///   - page: the page's path.
  /// - Returns: a path relative to the folder.
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
