import RoadcastHTTP
import RoadcastHashing
import RoadcastModel

extension PublicCheck {
  /// Compares what came of a link's requests with the file that was sent.
  ///
  /// - Parameters:
  ///   - link: The link.
  ///   - answers: What came of the request for headers, and of the one for a part of the content.
  ///   - isFresh: Whether caches may have the old file.
  ///   - result: Gets what's wrong.
  func judge(
    _ link: PublicLink,
    _ answers: (head: HTTPClient.Outcome, range: HTTPClient.Outcome),
    isFresh: Bool,
    _ result: inout Result
  ) {
    func add(_ problem: Problem) {
      switch problem {
      // A file with a hash in its name was never another one.
      case .different where isFresh && !link.file.isHashed: result.stale += 1
      case .different(let text), .broken(let text): result.problems.append(text)
      }
    }
    if let problem = problem(of: answers.head, link) {
      add(problem)
      return
    }
    if case .success(let answer) = answers.head, let note = note(about: answer.mediaType, link) {
      if link.file.path.hasPrefix("audio/") {
        result.problems.append(note)
      } else {
        result.notes.append(note)
      }
    }
    if let problem = problem(ofRange: answers.range, link) { add(problem) }
  }

  /// Something that's wrong with a link.
  private enum Problem {
    case broken(String)
    /// Another content, which can be that of a cache.
    case different(String)
  }

  private func problem(of outcome: HTTPClient.Outcome, _ link: PublicLink) -> Problem? {
    switch outcome {
    case .failure(let failure): return .broken(failure.message)
    case .success(let answer):
      guard answer.isSuccess else {
        let hint =
          switch answer.status {
          case 401, 403: "the server doesn't let everyone have it"
          case 404, 410: "the target isn't what `base_url` leads to, or the server needs a moment"
          default: "look at the server's log"
          }
        return .broken("\(link.address) answers \(answer.status); \(hint)")
      }
      guard let text = answer.headers["Content-Length"], let length = Int(text) else { return nil }
      // A server that compresses texts tells another length.
      guard length != link.file.size, answer.headers["Content-Encoding"] == nil else { return nil }
      return .different(
        "\(link.address) has \(length) bytes instead of \(link.file.size); a cache may still have the old one"
      )
    }
  }

  private func problem(
    ofRange outcome: HTTPClient.Outcome,
    _ link: PublicLink
  ) -> Problem? {
    switch outcome {
    case .failure(let failure) where failure.kind == .tooLarge:
      return .broken(
        "\(link.address): the server sends the whole file when it's asked for a part, so apps can't seek"
      )
    case .failure(let failure): return .broken(failure.message)
    case .success(let answer):
      let wanted: String
      switch answer.status {
      case 206: wanted = link.sampleHash
      // A small file may come as a whole.
      case 200: wanted = link.file.hash
      default:
        return .broken("\(link.address) answers \(answer.status) to a request for a part of it")
      }
      guard Digest.hex(answer.body) != wanted else { return nil }
      return .different(
        "\(link.address) has another content; a cache may still have the old one"
      )
    }
  }

  /// What's wrong with a media type; nil if apps know what to do with it.
  private func note(about type: String?, _ link: PublicLink) -> String? {
    let wanted = String(FeedLayout.contentType(of: link.file.path).prefix { $0 != ";" })
    guard let type, type != wanted, !Self.alternatives(to: wanted).contains(type) else {
      return nil
    }
    return
      "\(link.address) comes as \(type.quoted) instead of \(wanted.quoted); correct the server's media types"
  }

  private static func alternatives(to type: String) -> [String] {
    switch type {
    case "application/rss+xml": ["application/xml", "text/xml"]
    case MediaKind.chapters.type: ["application/json"]
    case "application/x-subrip": ["text/srt", "application/srt", "text/plain"]
    case "audio/wav": ["audio/x-wav", "audio/vnd.wave", "audio/wave"]
    case "audio/mpeg": ["audio/mp3"]
    case "text/javascript": ["application/javascript", "application/x-javascript"]
    default: []
    }
  }
}
