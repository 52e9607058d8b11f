import RoadcastFiles
import RoadcastModel

/// Follows every relative link of the listening pages to its file, as a browser would.
struct LinkVerifier: Sendable {
  /// The files that pages link to, each with the first page that does.
  private var sources: [String: String] = [:]

  /// Adds links.
  ///
  /// - Parameters:
  ///   - links: relative addresses, as `PageLinks` finds them.
  ///   - path: the path of a page with them, relative to the folder.
  ///   - known: the same text as a path's, if there's one already: the texts of a large show's links are many
  ///     megabytes.
  mutating func add(
    _ links: [ArraySlice<UInt8>],
    at path: String,
    known: (String) -> String? = { _ in nil }
  ) {
    let folder = path.utf8.lastIndex(of: UInt8(ascii: "/")).map { Array(path.utf8[..<$0]) } ?? []
    for link in links {
      let target = Self.target(of: link, from: folder)
      if sources[target] == nil { sources[known(target) ?? target] = path }
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

  /// The path that a relative link leads to.
  ///
  /// The path of a link that would leave the folder keeps a `..`, which no file has.
  ///
  /// - Parameters:
  ///   - path: the link, without a fragment or query.
  ///   - folder: the page's folder.
  /// - Returns: a path relative to the folder.
  private static func target(of path: ArraySlice<UInt8>, from folder: [UInt8]) -> String {
    let slash = UInt8(ascii: "/")
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
