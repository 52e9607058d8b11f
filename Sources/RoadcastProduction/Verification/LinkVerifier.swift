import RoadcastFiles
import RoadcastModel

/// Follows every relative link of the listening pages to its file, as a browser would.
struct LinkVerifier: Sendable {
  /// The files that pages link to, each with the first page that does.
  private var sources: [String: String] = [:]

  /// Adds a page's links.
  ///
  /// - Parameters:
  ///   - page: the page's HTML.
  ///   - path: the page's path, relative to the folder.
  ///   - known: the same text as a path's, if there's one already: the texts of a large show's links are many
  ///     megabytes.
  mutating func add(_ page: [UInt8], at path: String, known: (String) -> String? = { _ in nil }) {
    var last: ArraySlice<UInt8> = []
    let folder = path.utf8.lastIndex(of: UInt8(ascii: "/")).map { Array(path.utf8[..<$0]) } ?? []
    Self.forEachLink(in: page) { link in
      let end = link.firstIndex { $0 == UInt8(ascii: "#") || $0 == UInt8(ascii: "?") }
      let file = link[..<(end ?? link.endIndex)]
      // Every cue of a transcript links to its audio: once is enough.
      guard file != last else { return }
      last = file
      guard let target = Self.target(of: file, from: folder), sources[target] == nil else { return }
      sources[known(target) ?? target] = path
    }
  }

  mutating func add(_ other: LinkVerifier) { sources.merge(other.sources) { first, _ in first } }

  /// Checks that every link leads to a file.
  ///
  /// - Parameters:
  ///   - jobs: how many links are followed at once.
  ///   - size: the size in bytes of a file, whose path is relative to the folder; nil where there's no such
  ///     file.
  /// - Throws: when a link leads nowhere.
  func verify(
    jobs: Int,
    size: @escaping @Sendable (String) -> Int?
  ) async throws(WorkFailure) {
    let targets = Array(sources.keys)
    let sizes = await targets.mapConcurrently(jobs: jobs, share: Self.share) { target in
      target.hasPrefix("..") ? 0 : size(target) ?? 0
    }
    let broken = zip(targets, sizes).filter { $1 <= 0 }.map(\.0).min()
    guard let broken, let page = sources[broken] else { return }
    throw WorkFailure(
      "\(page) would be wrong (its link to \(broken) leads nowhere); the old feed stays. "
        + "Please report this, with the workspace"
    )
  }

  /// How many links are worth a task of their own.
  private static let share = 500

  /// Calls a closure with each value of `href` and `src`, and each picture of a `srcset`.
  ///
  /// Our pages escape quotation marks in every text, so what's between two of them is an attribute's
  /// value.
  private static func forEachLink(in page: [UInt8], _ take: (ArraySlice<UInt8>) -> Void) {
    let bytes = page.span
    // Places instead of slices: every byte of every page comes by here.
    var open: Int?
    for place in bytes.indices where bytes[place] == UInt8(ascii: "\"") {
      guard let start = open else {
        open = place
        continue
      }
      open = nil
      let before = bytes.extracting(max(0, start - 8)..<start)
      if ends(before, with: " href=") || ends(before, with: " src=") {
        take(page[(start + 1)..<place])
      } else if ends(before, with: " srcset=") {
        // Each address is followed by a space and its width.
        for picture in page[(start + 1)..<place].split(separator: UInt8(ascii: ",")) {
          let words = picture.split(separator: UInt8(ascii: " "))
          if let address = words.first { take(address) }
        }
      }
    }
  }

  private static func ends(_ bytes: Span<UInt8>, with name: String) -> Bool {
    let start = bytes.count - name.utf8.count
    guard start >= 0 else { return false }
    var place = start
    for byte in name.utf8 {
      guard bytes[place] == byte else { return false }
      place += 1
    }
    return true
  }

  /// The path that a relative link leads to; nil for links to other sites.
  ///
  /// The path of a link that would leave the folder keeps a `..`, which no file has.
  ///
  /// - Parameters:
  ///   - path: the link, without a fragment or query.
  ///   - folder: the page's folder.
  /// - Returns: a path relative to the folder.
  private static func target(of path: ArraySlice<UInt8>, from folder: [UInt8]) -> String? {
    let slash = UInt8(ascii: "/")
    guard !path.isEmpty, !path.contains(UInt8(ascii: ":")) else { return nil }
    // The folder of the page, and then of each part in turn.
    var target = folder
    var rest = path
    while !rest.isEmpty {
      let part = rest.prefix { $0 != slash }
      rest = rest[part.endIndex...].dropFirst()
      guard !part.isEmpty else { continue }
      let last = target.lastIndex(of: slash).map { $0 + 1 } ?? 0
      if isParent(part), !target.isEmpty, !isParent(target[last...]) {
        target.removeSubrange(max(last - 1, 0)...)
      } else {
        if !target.isEmpty { target.append(slash) }
        target += part
      }
    }
    return String(decoding: target, as: UTF8.self)
  }

  /// Whether a part of a path is `..`.
  private static func isParent(_ part: ArraySlice<UInt8>) -> Bool {
    part.count == 2 && part.allSatisfy { $0 == UInt8(ascii: ".") }
  }
}
