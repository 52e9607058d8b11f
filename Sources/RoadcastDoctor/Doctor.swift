import RoadcastFeed
import RoadcastFiles
import RoadcastHTTP
package import RoadcastModel

/// Looks at a deployed feed as an app would, and as a stranger.
package struct Doctor {
  /// The feed's address.
  private let address: String

  /// What counts as the current time.
  private let now: Moment

  private let client = HTTPClient(parallel: 8)

  /// - Parameters:
  ///   - address: The feed's address.
  ///   - now: What counts as the current time.
  package init(_ address: String, now: Moment) {
    self.address = address
    self.now = now
  }

  /// Looks at everything.
  ///
  /// - Returns: What was found.
  /// - Throws: `WorkFailure` if there's no answer to look at.
  package func examine() async throws -> DoctorReport {
    var log = FindingLog()
    let feed = try await fetch(&log)
    try await ConnectionCheck(client: client, now: now).check(feed, into: &log)
    try await FeedCheck(client: client, now: now).check(feed, into: &log)
    try await MediaCheck(client: client).check(feed, into: &log)
    try await LeakCheck(client: client).check(feed, into: &log)
    return DoctorReport(
      address: SecretAddress.masked(address),
      title: feed.outline?.title,
      episodes: feed.outline?.entries.count ?? 0,
      isPrivate: feed.isPrivate,
      checks: log.checks,
      findings: log.all
    )
  }

  /// Fetches the feed; a certificate that isn't valid is a finding, and doesn't end the examination.
  private func fetch(_ log: inout FindingLog) async throws -> DeployedFeed {
    var request = HTTPRequest(address)
    request.wantsCertificate = true
    request.limits.bytes = 100 << 20
    var hasBadCertificate = false
    let answer: HTTPAnswer
    do {
      answer = try await client.answer(to: request)
    } catch let failure as HTTPFailure where failure.kind == .badCertificate {
      log.expect(false, .badCertificate, .error, at: address, failure.message)
      request.acceptsAnyCertificate = true
      hasBadCertificate = true
      do {
        answer = try await client.answer(to: request)
      } catch let failure as HTTPFailure {
        throw failure.workFailure
      }
    } catch let failure as HTTPFailure {
      throw failure.workFailure
    }
    guard answer.isSuccess else {
      let hint =
        switch answer.status {
        case 401, 403: "apps can't log in, so give people private addresses"
        case 404, 410: "check the address, or publish the feed"
        default: "look into the server's log"
        }
      throw WorkFailure(
        "\(SecretAddress.masked(address)) answers with status \(answer.status); \(hint)"
      )
    }
    var feed = DeployedFeed(address: address, answer: answer)
    feed.hasBadCertificate = hasBadCertificate
    return feed
  }
}
