import RoadcastFiles
import RoadcastHTTP
import RoadcastHashing
import RoadcastModel

/// Fetches what published feeds link to at its public address, as apps do.
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

  let folder: FeedFolder
  let base: String

  /// Whether the files were sent so short a time ago that caches may have the old ones.
  var isFresh = false

  /// How long caches may have the old ones: seconds.
  ///
  /// ``FeedFile/cacheControl`` allows five minutes.
  static let staleSeconds: Int64 = 360

  private static let batch = 500
  private static let parallel = 16

  /// The bytes that are compared of each file, somewhere in its middle.
  private static let sampleBytes = 4_096

  /// Fetches every link: its headers, and a part of its content.
  ///
  /// - Parameter observe: Gets the share of the links that were fetched, 0 to 1.
  /// - Returns: What's wrong.
  /// - Throws: `WorkFailure` if nothing answers, or a file can't be read.
  func run(observe: @escaping @Sendable (Double) -> Void) async throws -> Result {
    let links = try PublicLinks(of: folder, base: base).links
    var result = Result()
    result.links = links.count
    let client = HTTPClient(parallel: Self.parallel)
    var done = 0
    while done < links.count {
      let part = links[done..<min(done + Self.batch, links.count)]
      let requests = part.flatMap { [head($0), range($0)] }
      let before = done
      let outcomes = try await client.answers(to: requests) { count in
        observe(Double(before) / Double(links.count) + Double(count / 2) / Double(links.count))
      }
      for (index, link) in part.enumerated() {
        try judge(link, outcomes[2 * index], outcomes[2 * index + 1], &result)
      }
      if done == 0, let failure = unreachable(outcomes) {
        throw WorkFailure(
          "published, but it can't be checked: \(failure.message). If this machine can't reach the public "
            + "address, use --no-verify"
        )
      }
      done += part.count
    }
    if result.stale > 0 {
      let links = result.stale == 1 ? "1 link leads" : "\(result.stale) links lead"
      result.notes.append(
        "\(links) to what was there before, because a cache keeps it for five minutes; that's checked again "
          + "in the next run"
      )
    }
    return result
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

  private func head(_ link: PublicLinks.Link) -> HTTPRequest {
    request(link, .head)
  }

  private func range(_ link: PublicLinks.Link) -> HTTPRequest {
    var request = request(link, .get)
    let range = Self.sample(of: link.file)
    request.headers.append(HTTPHeader("Range", "bytes=\(range.lowerBound)-\(range.upperBound - 1)"))
    request.limits.bytes = max(1 << 20, range.count)
    return request
  }

  private func request(_ link: PublicLinks.Link, _ method: HTTPRequest.Method) -> HTTPRequest {
    var request = HTTPRequest(link.address, method: method)
    // A proxy on the way must ask whether it still has the newest.
    request.headers = [HTTPHeader("Cache-Control", "no-cache")]
    return request
  }

  private static func sample(of file: FeedFile) -> Range<Int> {
    let count = min(sampleBytes, file.size)
    let start = (file.size - count) / 2
    return start..<max(start + 1, start + count)
  }

  // MARK: Judging

  private func judge(
    _ link: PublicLinks.Link,
    _ head: HTTPClient.Outcome,
    _ range: HTTPClient.Outcome,
    _ result: inout Result
  ) throws {
    if let problem = problem(of: head, link) {
      add(problem, link, &result)
      return
    }
    if case .success(let answer) = head, let note = note(about: answer.mediaType, link) {
      if link.file.path.hasPrefix("audio/") {
        result.problems.append(note)
      } else {
        result.notes.append(note)
      }
    }
    if let problem = try problem(ofRange: range, link) { add(problem, link, &result) }
  }

  /// Something that's wrong with a link.
  private enum Problem {
    case broken(String)
    /// Another content, which can be that of a cache.
    case different(String)
  }

  private func add(_ problem: Problem, _ link: PublicLinks.Link, _ result: inout Result) {
    switch problem {
    // A file with a hash in its name was never another one.
    case .different where isFresh && !link.file.isHashed: result.stale += 1
    case .different(let text), .broken(let text): result.problems.append(text)
    }
  }

  private func problem(of outcome: HTTPClient.Outcome, _ link: PublicLinks.Link) -> Problem? {
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
    _ link: PublicLinks.Link
  ) throws -> Problem? {
    let sample = Self.sample(of: link.file)
    switch outcome {
    case .failure(let failure) where failure.kind == .tooLarge:
      return .broken(
        "\(link.address): the server sends the whole file when it's asked for a part, so apps can't seek"
      )
    case .failure(let failure): return .broken(failure.message)
    case .success(let answer):
      let path = "\(folder.path)/\(link.file.path)"
      let file = try InputFile.reopened(at: path)
      let wanted: [UInt8]
      switch answer.status {
      case 206: wanted = try file.bytes(sample)
      // A small file may come as a whole.
      case 200: wanted = try file.read(limit: 1 << 20) ?? []
      default:
        return .broken("\(link.address) answers \(answer.status) to a request for a part of it")
      }
      guard Digest.sha256(answer.body) != Digest.sha256(wanted) else { return nil }
      return .different(
        "\(link.address) has another content; a cache may still have the old one"
      )
    }
  }

  /// What's wrong with a media type; nil if apps know what to do with it.
  private func note(about type: String?, _ link: PublicLinks.Link) -> String? {
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
