import RoadcastFeed
import RoadcastHTTP
import RoadcastModel

/// Looks at the feed itself: its type, how it's cached, and the rules for feeds.
struct FeedCheck {
  let client: HTTPClient
  let now: Moment

  func check(_ feed: DeployedFeed, into log: inout FindingLog) async throws {
    let answer = feed.answer
    let address = answer.address
    let types = ["application/rss+xml", "application/xml", "text/xml"]
    log.expect(
      answer.mediaType.map(types.contains) ?? false,
      .feedType,
      .error,
      at: address,
      "has the type \(answer.mediaType?.quoted ?? "of nothing"), not application/rss+xml"
    )
    checkRules(feed, into: &log)
    checkCaching(feed, into: &log)
    try await checkAnswers(feed, into: &log)
  }

  private func checkRules(_ feed: DeployedFeed, into log: inout FindingLog) {
    let address = feed.answer.address
    log.expect(
      feed.failure == nil,
      .feedRules,
      .error,
      at: address,
      "the feed \(feed.failure ?? "")"
    )
    guard let outline = feed.outline else { return }
    log.expect(
      !outline.entries.isEmpty,
      .feedRules,
      .warning,
      at: address,
      "the feed has no episodes"
    )
    // A subscriber's own copy names itself.
    log.expect(
      outline.selfURL == address || outline.selfURL == feed.address,
      .otherAddress,
      .warning,
      at: address,
      "the feed says that its address is \(SecretAddress.masked(outline.selfURL))"
    )
    var last: Moment?
    for entry in outline.entries {
      guard let date = Moment(rfc2822: entry.published) else { continue }
      log.expect(
        date.seconds <= now.seconds + 3_600,
        .feedRules,
        .warning,
        at: address,
        "\(entry.title.quoted) has a date in the future, and apps hide it or more"
      )
      if let last {
        log.expect(
          date <= last,
          .feedRules,
          .warning,
          at: address,
          "\(entry.title.quoted) is newer than the item before it: apps expect the newest first"
        )
      }
      last = date
    }
    let isInFolder = outline.entries.allSatisfy { entry in
      !feed.isPrivate || feed.token == nil || entry.enclosure.url.contains("/s/")
    }
    log.expect(
      isInFolder,
      .openFeed,
      .error,
      at: address,
      "audio of this private feed is at addresses without a token"
    )
  }

  private func checkCaching(_ feed: DeployedFeed, into log: inout FindingLog) {
    let headers = feed.answer.headers
    let address = feed.answer.address
    let cache = headers["Cache-Control"]?.lowercased() ?? ""
    let age = Self.maximumAge(in: cache)
    log.expect(
      headers["ETag"] != nil || headers["Last-Modified"] != nil,
      .noValidator,
      .warning,
      at: address,
      "has neither ETag nor Last-Modified, so every look of every app is a whole download"
    )
    log.expect(
      age ?? 0 <= 86_400 && !cache.contains("immutable"),
      .feedCache,
      .error,
      at: address,
      "may be kept for \((age ?? 86_400 * 365) / 3_600) hours, so apps learn late of new episodes"
    )
    guard feed.isPrivate else { return }
    log.expect(
      !cache.contains("public") && !(cache.contains("s-maxage") && !cache.contains("private")),
      .sharedCache,
      .error,
      at: address,
      "may be kept by caches that others use: a private feed needs `Cache-Control: private`"
    )
    if feed.token != nil {
      log.expect(
        cache.contains("private") || cache.contains("no-store"),
        .sharedCache,
        .warning,
        at: address,
        "doesn't say `Cache-Control: private`, so a cache on the way may keep it for others"
      )
    }
  }

  /// The seconds that something may be kept; nil if nothing is said.
  static func maximumAge(in cache: String) -> Int? {
    cache.split(separator: ",").lazy.compactMap { part -> Int? in
      let words = part.split(separator: "=")
      guard words.count == 2, String(words[0]).trimmed == "max-age" else { return nil }
      return Int(String(words[1]).trimmed)
    }.first
  }

  /// Asks for the feed in other ways: conditionally, compressed, and for its headers alone.
  private func checkAnswers(_ feed: DeployedFeed, into log: inout FindingLog) async throws {
    let address = feed.answer.address
    let headers = feed.answer.headers
    var conditional = HTTPRequest(address)
    if let tag = headers["ETag"] {
      conditional.headers = [HTTPHeader("If-None-Match", tag)]
    } else if let date = headers["Last-Modified"] {
      conditional.headers = [HTTPHeader("If-Modified-Since", date)]
    }
    var compressed = HTTPRequest(address)
    compressed.headers = [HTTPHeader("Accept-Encoding", "gzip")]
    var requests = [conditional, compressed, HTTPRequest(address, method: .head)]
    for index in requests.indices {
      requests[index].limits.bytes = 100 << 20
      requests[index].acceptsAnyCertificate = true
    }
    let outcomes = try await client.answers(to: requests)
    if case .success(let answer) = outcomes[0], !conditional.headers.isEmpty {
      log.expect(
        answer.status == 304,
        .noConditional,
        .warning,
        at: address,
        "answers \(answer.status) and everything again where nothing is new, not 304"
      )
    }
    if case .success(let answer) = outcomes[1], feed.answer.bodyBytes > 50_000 {
      log.expect(
        answer.headers["Content-Encoding"] != nil,
        .notCompressed,
        .warning,
        at: address,
        "isn't compressed: \(feed.answer.bodyBytes / 1_000) kB for each look"
      )
    }
    if case .success(let answer) = outcomes[2] {
      log.expect(
        answer.status == feed.answer.status && answer.mediaType == feed.answer.mediaType,
        .headDiffers,
        .error,
        at: address,
        "answers HEAD with status \(answer.status), and GET with \(feed.answer.status)"
      )
    } else {
      log.expect(false, .headDiffers, .error, at: address, "doesn't answer HEAD requests")
    }
  }
}
