import RoadcastHTTP
import RoadcastModel

/// Looks at encryption and redirects.
struct ConnectionCheck {
  let client: HTTPClient
  let now: Moment

  func check(_ feed: DeployedFeed, into log: inout FindingLog) async throws {
    let answer = feed.answer
    let isEncrypted = answer.address.hasPrefix("https://")
    log.expect(
      isEncrypted,
      .notEncrypted,
      feed.isPrivate ? .error : .warning,
      at: answer.address,
      feed.isPrivate
        ? "everyone on the way can read the address of a private feed: it's plain http"
        : "the feed is plain http, which some apps and directories refuse"
    )
    if let ends = answer.certificate?.ends {
      let days = Int((ends.seconds - now.seconds) / 86_400)
      log.expect(
        days >= 14,
        .certificateEnds,
        days < 3 ? .error : .warning,
        at: answer.address,
        "the certificate is valid for \(days) more day\(days == 1 ? "" : "s")"
      )
    }
    checkRedirects(feed, into: &log)
    if isEncrypted { try await checkPort80(feed, into: &log) }
  }

  private func checkRedirects(_ feed: DeployedFeed, into log: inout FindingLog) {
    var address = feed.address
    for hop in feed.answer.hops.dropLast() {
      let next = hop.headers["Location"] ?? ""
      log.expect(
        !(address.hasPrefix("https://") && next.hasPrefix("http://")),
        .downgrade,
        .error,
        at: address,
        "redirects from https to http, so that everyone on the way can read the address"
      )
      log.expect(
        hop.status == 301 || hop.status == 308,
        .temporaryRedirect,
        .warning,
        at: address,
        "redirects with status \(hop.status), which apps don't remember: use 301"
      )
      if next.contains("://") { address = next }
    }
    let count = feed.answer.hops.count - 1
    log.expect(
      count <= 2,
      .manyRedirects,
      .warning,
      at: feed.address,
      "leads through \(count) redirects, which costs each app time: let the first name the last"
    )
  }

  /// Asks for the same without encryption.
  private func checkPort80(_ feed: DeployedFeed, into log: inout FindingLog) async throws {
    let start = feed.answer.address.dropFirst("https://".count)
    let host = start.prefix { !"/?#".contains($0) }
    // Where https has an unusual port, that of http isn't known.
    guard !host.contains(":") || host.hasSuffix("]") else { return }
    var request = HTTPRequest("http://\(start)")
    if feed.token != nil {
      // The token must not be sent in the clear to find out whether it would be accepted.
      request.address = "http://\(host)/"
    }
    request.limits.redirects = 0
    request.limits.seconds = 15
    guard case .success(let answer) = try await client.answers(to: [request])[0] else { return }
    let leadsToHTTPS = answer.headers["Location"]?.hasPrefix("https://") ?? false
    log.expect(
      !answer.isSuccess || feed.token != nil,
      .openPort80,
      feed.isPrivate ? .error : .warning,
      at: request.address,
      "the feed is served without encryption too: redirect http to https"
    )
    if (300..<400).contains(answer.status) {
      log.expect(
        leadsToHTTPS,
        .openPort80,
        .warning,
        at: request.address,
        "http redirects to an address without https"
      )
    }
  }
}
