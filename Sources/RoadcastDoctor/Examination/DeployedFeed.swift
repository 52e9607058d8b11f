import RoadcastFeed
import RoadcastHTTP
import RoadcastModel

/// A feed as it's served, with what it says.
struct DeployedFeed {
  /// The requested address.
  var address: String

  /// The answer, after redirects.
  var answer: HTTPAnswer

  /// What apps read from it; nil if they'd refuse it.
  var outline: FeedOutline?

  /// Why apps would refuse it.
  var failure: String?

  /// Whether it asks directories not to list the show, in both ways.
  var hasITunesBlock = false
  var hasPodcastBlock = false

  /// Whether the show is meant for some people only.
  var isPrivate: Bool { hasITunesBlock || hasPodcastBlock || token != nil }

  /// Whether its server's certificate isn't valid.
  var hasBadCertificate = false

  /// Whether it came with https.
  var isEncrypted: Bool { answer.address.hasPrefix("https://") }

  init(address: String, answer: HTTPAnswer) {
    self.address = address
    self.answer = answer
    do throws(FeedOutline.Failure) {
      outline = try FeedOutline(answer.body)
    } catch {
      failure = error.message
    }
    let text = String(decoding: answer.body, as: UTF8.self)
    let head = text.firstRange(of: "<item").map { text[..<$0.lowerBound] } ?? text[...]
    hasITunesBlock = head.contains("<itunes:block>Yes</itunes:block>")
    hasPodcastBlock = head.contains("<podcast:block>yes</podcast:block>")
  }

  /// Whether another address is on the same server, whose certificate has been reported already.
  func sharesBadCertificate(with other: String) -> Bool {
    guard hasBadCertificate, let host = WebAddress.host(of: other) else { return false }
    return [address, answer.address].contains { WebAddress.host(of: $0) == host }
  }

  /// Whether another feed is one of the same show.
  func isSameShow(_ bytes: [UInt8]) -> Bool {
    guard let outline, let other = try? FeedOutline(bytes) else { return false }
    return outline.guid.map { $0 == other.guid } ?? false || outline.title == other.title
  }

  /// The folder that the feed is in, with a slash at its end.
  var folder: String {
    let path = answer.address.prefix { $0 != "?" && $0 != "#" }
    return String(path.prefix(through: path.lastIndex(of: "/") ?? path.startIndex))
  }

  /// The token in the address, and the address before it; nil for an open feed.
  var token: (base: String, token: String)? {
    guard let mark = answer.address.firstRange(of: "/s/") else { return nil }
    let token = answer.address[mark.upperBound...].prefix { $0 != "/" }
    guard token.utf8.count >= 16 else { return nil }
    return (answer.address[..<mark.lowerBound] + "/", String(token))
  }
}
