import RoadcastFeed
import RoadcastHTTP
import RoadcastModel

/// A feed as it's served, with what it says.
struct DeployedFeed {
  /// The address that was asked for.
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
