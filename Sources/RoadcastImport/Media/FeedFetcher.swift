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

    /// Whether the machine that answered is a private one.
    var isNear = false
  }

  let client: HTTPClient

  private static let mostPages = 500

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
    var answer = try await fetch(place)
    var source = Source(
      feed: try OldFeedReader.read(answer.body, called: SecretAddress.masked(place)),
      address: answer.address,
      isNear: NetworkPlace.isPrivate(answer.machine)
    )
    var seen: Set = [place, answer.address]
    var next = source.feed.nextPage.flatMap { OldAddress.absolute($0, from: answer.address) }
    while let page = next, seen.insert(page).inserted, seen.count < Self.mostPages {
      answer = try await fetch(page)
      guard source.isNear || !NetworkPlace.isPrivate(answer.machine) else {
        throw WorkFailure(
          "the feed's next page, \(SecretAddress.masked(page)), \(NetworkPlace.refusal); "
            + "save the feed as a file, and import that"
        )
      }
      let feed = try OldFeedReader.read(answer.body, called: SecretAddress.masked(page))
      guard source.feed.items.count <= Limits.episodes else { break }
      source.feed.items += feed.items
      next = feed.nextPage.flatMap { OldAddress.absolute($0, from: answer.address) }
    }
    return source
  }

  private func fetch(_ address: String) async throws -> HTTPAnswer {
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
      answer = try await client.answer(to: request)
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
