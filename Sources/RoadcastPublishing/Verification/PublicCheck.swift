import RoadcastFiles
import RoadcastHTTP
import RoadcastModel

/// Fetches what published feeds link to at its public address, as apps do.
///
/// It has read what it compares with, so that a build can replace the folder meanwhile.
struct PublicCheck: Sendable {
  /// What was found.
  struct Result: Sendable, Equatable {
    /// How many links were fetched.
    var links = 0

    /// What apps can't use; a sentence each.
    var problems: [String] = []

    /// What some apps may not like; a sentence each.
    var notes: [String] = []

    /// How many links still lead to what was there before, in a cache that may have it for a while.
    var stale = 0
  }

  /// What's fetched, sorted by path.
  let links: [PublicLink]

  /// What to do on a machine that can't reach the public address; nil where there's no choice.
  private let adviceWithoutAccess: String?

  /// How long caches may have the old ones: seconds.
  ///
  /// ``FeedFile/cacheControl`` allows five minutes.
  static let staleSeconds: Int64 = 360

  private static let batch = 500
  private static let parallel = 16

  /// The links that show whether anything answers at the public address.
  private static let firstLinks = 2

  /// Reads the links, and parts of the files that they lead to.
  ///
  /// - Parameters:
  ///   - folder: The published folder.
  ///   - base: The show's `base_url`.
  ///   - advice: What to do on a machine that can't reach the public address; nil where there's no choice.
  /// - Throws: If a file can't be read, or a feed was built for another address.
  init(of folder: FeedFolder, base: String, advice: String?) throws(WorkFailure) {
    adviceWithoutAccess = advice
    links = try PublicLinks(of: folder, base: base).links
  }

  /// Fetches every link: its headers, and a part of its content.
  ///
  /// - Parameters:
  ///   - isFresh: Whether the files were sent so short a time ago that caches may have the old ones.
  ///   - observe: Gets the share of the links that were fetched, 0 to 1.
  /// - Returns: What's wrong.
  /// - Throws: `WorkFailure` if nothing answers.
  func run(
    isFresh: Bool,
    observe: @escaping @Sendable (Double) -> Void
  ) async throws -> Result {
    let client = HTTPClient(parallel: Self.parallel)
    try await requireAnswer(client)
    var result = Result()
    result.links = links.count
    var done = 0
    while done < links.count {
      let part = links[done..<min(done + Self.batch, links.count)]
      let requests = part.flatMap { [$0.headRequest, $0.rangeRequest] }
      let before = done
      let outcomes = try await client.answers(to: requests) { [count = links.count] finished in
        observe((Double(before) + Double(finished / 2)) / Double(count))
      }
      for (index, link) in part.enumerated() {
        let answers = (head: outcomes[2 * index], range: outcomes[2 * index + 1])
        judge(link, answers, isFresh: isFresh, &result)
      }
      done += part.count
    }
    if result.stale > 0 {
      let links = result.stale == 1 ? "1 link leads" : "\(result.stale) links lead"
      result.notes.append(
        "\(links) to what was there before, because a cache keeps it for five minutes; the next run looks "
          + "again"
      )
    }
    return result
  }

  /// Makes sure that something answers, before thousands of requests wait for it in vain.
  private func requireAnswer(_ client: HTTPClient) async throws {
    let feeds = links.filter { $0.file.stage == .feeds }
    let requests = (feeds.isEmpty ? links : feeds).prefix(Self.firstLinks).map(\.firstRequest)
    guard let failure = unreachable(try await client.answers(to: Array(requests))) else { return }
    let advice = adviceWithoutAccess.map {
      ". If this machine can't reach the public address, \($0)"
    }
    throw WorkFailure(
      "the feed was published, but its links can't be checked: \(failure.message)\(advice ?? "")"
    )
  }

  /// The failure that all requests share, if none got an answer.
  private func unreachable(_ outcomes: [HTTPClient.Outcome]) -> HTTPFailure? {
    var first: HTTPFailure?
    for outcome in outcomes {
      guard case .failure(let failure) = outcome, failure.hops.isEmpty else { return nil }
      first = first ?? failure
    }
    return first
  }
}
