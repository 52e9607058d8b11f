import RoadcastFiles
import RoadcastHTTP
import RoadcastModel

/// Fetches a feed with all its pages, or reads it from a file.
struct FeedFetcher {
  /// A feed with where it came from.
  struct Source {
    var feed: OldFeed

    /// The address that it was fetched from at last; nil for a file.
    var address: String?

    /// Whether the machines that were asked are private ones.
    var isNear = false

    /// What wasn't read.
    var losses = ImportLosses()
  }

  let client: HTTPClient

  private static let mostPages = 500

  /// Bytes of all pages.
  private static let mostBytes = 2 * OldFeedReader.mostBytes

  /// Reads a feed.
  ///
  /// - Parameter place: An address, or the absolute path of a file.
  /// - Returns: The feed with the items of all its pages.
  /// - Throws: Why it can't be fetched or read.
  func read(_ place: String) async throws -> Source {
    guard place.contains("://") else {
      guard let file = try InputFile.existing(at: FileSystem.resolved(place) ?? place) else {
        throw WorkFailure(usage: "\(place) doesn't exist; name a file, or an address with https://")
      }
      guard let bytes = try file.read(limit: OldFeedReader.mostBytes) else {
        throw WorkFailure(
          "\(place) has \(file.size) bytes; a feed can have \(OldFeedReader.mostBytes >> 20) MiB"
        )
      }
      return Source(feed: try OldFeedReader.read(bytes, called: place))
    }
    // What a person names may be near; what a server elsewhere redirects to may not.
    let isNear = await HTTPClient.leadsNear(place)
    var answer = try await fetch(place, onlyPublic: !isNear)
    var source = Source(
      feed: try OldFeedReader.read(answer.body, called: SecretAddress.masked(place)),
      address: answer.address,
      isNear: isNear
    )
    // A machine nearby may only have known the way to one elsewhere.
    if isNear, answer.address != place {
      source.isNear = await HTTPClient.leadsNear(answer.address)
    }
    var seen: Set = [place, answer.address]
    var bytes = answer.body.count
    var next = source.feed.nextPage.flatMap { OldAddress.absolute($0, from: answer.address) }
    while let page = next, seen.insert(page).inserted, source.feed.items.count <= Limits.episodes {
      guard seen.count <= Self.mostPages + 1 else {
        source.losses.add(
          "pages of the feed beyond \(Self.mostPages)",
          "import a copy of the feed that has all episodes on one page"
        )
        break
      }
      answer = try await fetch(page, onlyPublic: !source.isNear)
      let feed = try OldFeedReader.read(answer.body, called: SecretAddress.masked(page))
      bytes += answer.body.count
      guard bytes <= Self.mostBytes else {
        throw WorkFailure(
          "the feed's pages have more than \(Self.mostBytes >> 20) MiB in all; import a copy without what "
            + "makes them so large"
        )
      }
      source.feed.items += feed.items
      next = feed.nextPage.flatMap { OldAddress.absolute($0, from: answer.address) }
    }
    return source
  }

  /// Fetches a page.
  ///
  /// - Parameters:
  ///   - address: Its address.
  ///   - onlyPublic: Whether nothing may be asked of machines that only this network can reach.
  /// - Returns: The answer, which is one of success.
  /// - Throws: Why there's none.
  private func fetch(_ address: String, onlyPublic: Bool) async throws -> HTTPAnswer {
    guard let readable = OldAddress.absolute(address) else {
      throw WorkFailure(
        usage: "\(SecretAddress.masked(address)) isn't an address; write one with https://"
      )
    }
    var request = HTTPRequest(readable)
    request.limits.bytes = OldFeedReader.mostBytes
    request.headers = [
      HTTPHeader("Accept", "application/rss+xml, application/xml;q=0.9, text/xml;q=0.8, */*;q=0.5")
    ]
    let answer: HTTPAnswer
    do {
      answer =
        onlyPublic
        ? try await client.publicAnswers(to: [request])[0].get()
        : try await client.answer(to: request)
    } catch let failure as HTTPFailure {
      throw failure.workFailure
    }
    let place = SecretAddress.masked(readable)
    guard answer.isSuccess else {
      let hint =
        switch answer.status {
        case 401, 403: "the server wants a login: save the feed as a file, and import that"
        case 404, 410: "check the address"
        default: "try again later"
        }
      throw WorkFailure("\(place) answers with status \(answer.status); \(hint)")
    }
    return answer
  }
}
