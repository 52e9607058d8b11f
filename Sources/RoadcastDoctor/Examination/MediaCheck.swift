import RoadcastFeed
import RoadcastHTTP
import RoadcastModel

/// Looks at the files that a feed names: every enclosure's size and type, and more of some episodes.
struct MediaCheck {
  let client: HTTPClient

  /// How many episodes are looked at closely: the newest ones, and the oldest.
  private static let sample = 3

  private static let batch = 400

  func check(_ feed: DeployedFeed, into log: inout FindingLog) async throws {
    guard let outline = feed.outline else { return }
    for start in stride(from: 0, to: outline.entries.count, by: Self.batch) {
      let entries = Array(outline.entries[start..<min(start + Self.batch, outline.entries.count)])
      let answers = try await client.answers(to: entries.map { head($0.enclosure.url, feed) })
      for (entry, answer) in zip(entries, answers) {
        log.expect(
          !feed.isEncrypted || !entry.enclosure.url.lowercased().hasPrefix("http://"),
          .notEncrypted,
          feed.isPrivate ? .error : .warning,
          at: entry.enclosure.url,
          "is plain http in a feed with https: browsers don't play it, and anyone on the way can change it"
        )
        check(entry.enclosure, answer, into: &log)
      }
    }
    var samples = Array(outline.entries.prefix(Self.sample))
    if outline.entries.count > Self.sample, let oldest = outline.entries.last {
      samples.append(oldest)
    }
    for entry in samples { try await checkClosely(entry, feed, into: &log) }
    try await checkImages(outline, feed, into: &log)
  }

  private func head(_ address: String, _ feed: DeployedFeed) -> HTTPRequest {
    var request = HTTPRequest(address, method: .head)
    request.acceptsAnyCertificate = feed.sharesBadCertificate(with: address)
    request.limits.seconds = 30
    return request
  }

  private func check(
    _ enclosure: Enclosure,
    _ outcome: HTTPClient.Outcome,
    into log: inout FindingLog
  ) {
    let address = enclosure.url
    switch outcome {
    case .failure(let failure):
      let symptom: Symptom = failure.kind == .badCertificate ? .badCertificate : .missingFile
      log.expect(false, symptom, .error, at: address, failure.message)
    case .success(let answer):
      log.expect(
        answer.isSuccess,
        .missingFile,
        .error,
        at: address,
        "answers with status \(answer.status)"
      )
      guard answer.isSuccess else { return }
      let length = answer.headers["Content-Length"].flatMap { Int($0) }
      log.expect(
        length == enclosure.length,
        .wrongLength,
        .error,
        at: address,
        "has \(length.map(String.init) ?? "an unknown number of") bytes, and the feed says "
          + "\(enclosure.length)"
      )
      log.expect(
        answer.mediaType == enclosure.type || Self.isSame(answer.mediaType ?? "", enclosure.type),
        .wrongType,
        .error,
        at: address,
        "has the type \(answer.mediaType?.quoted ?? "of nothing"), and the feed says \(enclosure.type)"
      )
    }
  }

  /// Whether two names mean one type.
  private static func isSame(_ first: String, _ second: String) -> Bool {
    let names = [
      ["audio/mpeg", "audio/mp3"], ["audio/x-m4a", "audio/mp4", "audio/m4a"],
      ["audio/ogg", "audio/opus", "application/ogg"],
      ["application/json+chapters", "application/json"],
      ["application/x-subrip", "application/srt", "text/srt"],
    ]
    return first == second || names.contains { $0.contains(first) && $0.contains(second) }
  }

  // MARK: One episode

  private func checkClosely(
    _ entry: FeedOutline.Entry,
    _ feed: DeployedFeed,
    into log: inout FindingLog
  ) async throws {
    let address = entry.enclosure.url
    func range(_ value: String, _ more: [HTTPHeader] = []) -> HTTPRequest {
      var request = HTTPRequest(address)
      request.headers = [HTTPHeader("Range", value)] + more
      request.acceptsAnyCertificate = feed.sharesBadCertificate(with: address)
      // An answer with everything is seen by its size.
      request.limits.bytes = 1 << 16
      request.limits.seconds = 30
      return request
    }
    let outcomes = try await client.answers(to: [
      range("bytes=0-1"), range("bytes=\(entry.enclosure.length)-"),
      range("bytes=0-1", [HTTPHeader("If-Range", "\"roadcast-doctor\"")]),
    ])
    if case .success(let answer) = outcomes[0] {
      let total = answer.headers["Content-Range"]?.split(separator: "/").last.flatMap { Int($0) }
      log.expect(
        answer.status == 206 && answer.bodyBytes == 2 && total == entry.enclosure.length,
        .noRanges,
        .error,
        at: address,
        "answers a request for two bytes with status \(answer.status), so apps can't seek or go on"
      )
      let cache = answer.headers["Cache-Control"]?.lowercased() ?? ""
      log.expect(
        !cache.contains("no-store") && !cache.contains("no-cache"),
        .mediaCache,
        .warning,
        at: address,
        "may not be kept, so apps fetch it again and again: its name changes with its content"
      )
      let coding = answer.headers["Content-Encoding"]?.lowercased()
      log.expect(
        coding == nil || coding == "identity",
        .compressedAudio,
        .error,
        at: address,
        "is compressed on the way, which breaks seeking"
      )
    } else {
      log.expect(
        false,
        .noRanges,
        .error,
        at: address,
        "answers a request for two bytes with everything, so apps can't seek or go on"
      )
    }
    if case .success(let answer) = outcomes[1] {
      log.expect(
        answer.status == 416,
        .badRangeAnswer,
        .warning,
        at: address,
        "answers a range past its end with status \(answer.status), not 416"
      )
    }
    if case .success(let answer) = outcomes[2] {
      log.expect(
        answer.status != 206,
        .noIfRange,
        .error,
        at: address,
        "ignores If-Range, so a download that goes on can mix two versions"
      )
    }
    try await checkTexts(entry, feed, into: &log)
  }

  /// Looks at transcripts and chapters, as a player in a web page of another site would.
  private func checkTexts(
    _ entry: FeedOutline.Entry,
    _ feed: DeployedFeed,
    into log: inout FindingLog
  ) async throws {
    let texts = entry.links.filter { $0.type != nil }
    let origin = HTTPHeader("Origin", "https://player.example")
    let answers = try await client.answers(
      to: texts.map { link in
        var request = HTTPRequest(link.url)
        request.headers = [origin]
        request.acceptsAnyCertificate = feed.sharesBadCertificate(with: link.url)
        return request
      }
    )
    for (link, outcome) in zip(texts, answers) {
      guard case .success(let answer) = outcome, answer.isSuccess else {
        log.expect(false, .missingFile, .error, at: link.url, "can't be fetched")
        continue
      }
      let allowed = answer.headers["Access-Control-Allow-Origin"]
      log.expect(
        allowed == "*" || allowed == origin.value,
        .noCORS,
        .warning,
        at: link.url,
        "can't be read by players in web pages: Access-Control-Allow-Origin is missing"
      )
      log.expect(
        Self.isSame(answer.mediaType ?? "", link.type ?? ""),
        .wrongType,
        .warning,
        at: link.url,
        "has the type \(answer.mediaType?.quoted ?? "of nothing"), and the feed says \(link.type ?? "")"
      )
    }
  }

  private func checkImages(
    _ outline: FeedOutline,
    _ feed: DeployedFeed,
    into log: inout FindingLog
  ) async throws {
    let images = Array(Set(outline.images)).sorted()
    for (image, outcome) in zip(images, try await client.answers(to: images.map { head($0, feed) }))
    {
      guard case .success(let answer) = outcome, answer.isSuccess else {
        log.expect(false, .missingFile, .error, at: image, "the cover can't be fetched")
        continue
      }
      log.expect(
        ["image/jpeg", "image/png"].contains(answer.mediaType),
        .wrongType,
        .error,
        at: image,
        "the cover has the type \(answer.mediaType?.quoted ?? "of nothing"), not image/jpeg or image/png"
      )
    }
  }
}
