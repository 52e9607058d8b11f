import RoadcastHTTP
import RoadcastModel

/// Looks for what only some people, or nobody, should be able to fetch.
struct LeakCheck {
  let client: HTTPClient

  /// What's in a workspace, and mustn't be on a web server, with words that show it.
  private static let secrets: [(path: String, signs: [String])] = [
    (".roadcast/subscribers.json", ["\"subscribers\""]), (".roadcast/key", []),
    (".roadcast/import.json", ["\"feed\""]), ("private/feed.xml", ["<rss"]),
    ("private/index.html", ["<html"]), ("episodes/show.yml", ["title:", "base_url:"]),
    (".git/HEAD", ["ref:"]), (".env", ["="]),
  ]

  func check(_ feed: DeployedFeed, into log: inout FindingLog) async throws {
    if feed.isPrivate { checkMarks(feed, into: &log) }
    let fallback = try await answerToNonsense(feed, into: &log)
    try await checkSecrets(feed, fallback, into: &log)
    try await checkFolders(feed, into: &log)
    try await checkPages(feed, into: &log)
    if let token = feed.token { try await checkToken(feed, token, into: &log) }
  }

  private func checkMarks(_ feed: DeployedFeed, into log: inout FindingLog) {
    let address = feed.answer.address
    log.expect(
      feed.hasITunesBlock && feed.hasPodcastBlock,
      .noBlock,
      .error,
      at: address,
      "a private feed must ask directories not to list it: itunes:block and podcast:block"
    )
    let robots = feed.answer.headers["X-Robots-Tag"]?.lowercased() ?? ""
    log.expect(
      robots.contains("noindex") || robots.contains("none"),
      .indexed,
      .warning,
      at: address,
      "a private feed can be found by search engines: X-Robots-Tag is missing"
    )
  }

  private func get(_ address: String) -> HTTPRequest {
    var request = HTTPRequest(address)
    request.keepsPath = true
    request.acceptsAnyCertificate = true
    request.limits.redirects = 0
    request.limits.seconds = 20
    request.limits.bytes = 4 << 20
    return request
  }

  /// What the server answers where nothing is; nil if it says so.
  private func answerToNonsense(
    _ feed: DeployedFeed,
    into log: inout FindingLog
  ) async throws -> [UInt8]? {
    let address = "\(feed.folder)roadcast-doctor-nothing.txt"
    guard case .success(let answer) = try await client.answers(to: [get(address)])[0] else {
      return nil
    }
    log.expect(
      !answer.isSuccess,
      .anythingExists,
      .warning,
      at: address,
      "answers with status \(answer.status) where nothing is, so apps take pages for audio"
    )
    return answer.isSuccess ? answer.body : nil
  }

  /// The folders that could be a workspace: the feed's own, those above it, and below the server's root.
  private func folders(_ feed: DeployedFeed) -> [String] {
    let base = feed.token?.base ?? feed.folder
    guard let mark = base.firstRange(of: "://") else { return [base] }
    let root = base[..<mark.upperBound] + base[mark.upperBound...].prefix { $0 != "/" } + "/"
    var folders = [base]
    var rest = base.dropLast()
    if let slash = rest.lastIndex(of: "/"), slash >= mark.upperBound {
      rest = rest[...slash]
      folders.append(String(rest))
    }
    if !folders.contains(String(root)) { folders.append(String(root)) }
    return folders
  }

  private func checkSecrets(
    _ feed: DeployedFeed,
    _ fallback: [UInt8]?,
    into log: inout FindingLog
  ) async throws {
    var targets: [(address: String, signs: [String])] = []
    for folder in folders(feed) {
      for (path, signs) in Self.secrets {
        targets.append((folder + path, signs))
        // A server that decodes this after its checks leaves the folder.
        if path.hasPrefix(".roadcast") { targets.append(("\(folder)%2e%2e/\(path)", signs)) }
      }
    }
    let outcomes = try await client.answers(to: targets.map { get($0.address) })
    for (target, outcome) in zip(targets, outcomes) {
      var isOpen = false
      if case .success(let answer) = outcome, answer.status == 200, answer.body != fallback {
        let text = String(decoding: answer.body.prefix(1 << 16), as: UTF8.self)
        let isKey = target.signs.isEmpty && !text.contains("<") && answer.body.count < 1_000
        isOpen = isKey || target.signs.contains(where: text.contains)
      }
      log.expect(
        !isOpen,
        .openWorkspace,
        .error,
        at: target.address,
        "everyone can fetch this file of the workspace"
      )
    }
  }

  private func checkFolders(_ feed: DeployedFeed, into log: inout FindingLog) async throws {
    let paths = ["", "audio/", "transcripts/", "episodes/", "audiences/", "private/"]
    let addresses = Array(Set(folders(feed).flatMap { folder in paths.map { folder + $0 } }))
      .sorted()
    for (address, outcome) in zip(addresses, try await client.answers(to: addresses.map(get))) {
      var isListing = false
      if case .success(let answer) = outcome, answer.status == 200 {
        let text = String(decoding: answer.body.prefix(1 << 16), as: UTF8.self)
        isListing =
          ["<title>Index of ", "<h1>Index of ", "Directory listing for ", "<a href=\"../\">"]
          .contains(where: text.contains)
      }
      log.expect(
        !isListing,
        .listing,
        feed.isPrivate ? .error : .warning,
        at: address,
        "lists its files to everyone"
      )
    }
  }

  /// Looks for private addresses in what everyone can fetch.
  private func checkPages(_ feed: DeployedFeed, into log: inout FindingLog) async throws {
    let names = ["index.html", "subscribe.html", "robots.txt", "sitemap.xml", "feed.xml"]
    let addresses = Array(Set(folders(feed).flatMap { folder in names.map { folder + $0 } }))
      .sorted()
    for (address, outcome) in zip(addresses, try await client.answers(to: addresses.map(get))) {
      guard case .success(let answer) = outcome, answer.status == 200 else { continue }
      let text = String(decoding: answer.body, as: UTF8.self)
      let hasToken = text.ranges(of: "/s/").contains { mark in
        let token = text[mark.upperBound...].prefix { $0.isASCII && ($0.isLetter || $0.isNumber) }
        return token.count >= 20 && token.contains(where: \.isNumber)
      }
      log.expect(
        !hasToken,
        .tokenInPage,
        .error,
        at: address,
        "everyone can fetch this, and there's a private address in it"
      )
      guard feed.token != nil else { continue }
      log.expect(
        !(address.hasSuffix("feed.xml") && text.contains("<rss")),
        .openFeed,
        .error,
        at: address,
        "everyone can fetch a feed of this private show without a token"
      )
      log.expect(
        !address.hasSuffix("sitemap.xml"),
        .indexed,
        .warning,
        at: address,
        "tells search engines of a private show's pages"
      )
    }
  }

  /// Tries a token that's almost right.
  private func checkToken(
    _ feed: DeployedFeed,
    _ token: (base: String, token: String),
    into log: inout FindingLog
  ) async throws {
    let last = token.token.last ?? "a"
    let wrong = token.token.dropLast() + (last == "a" ? "b" : "a")
    let name = feed.answer.address.split(separator: "/").last.map(String.init) ?? "feed.xml"
    let address = "\(token.base)s/\(wrong)/\(name)"
    guard case .success(let answer) = try await client.answers(to: [get(address)])[0] else {
      return
    }
    log.expect(
      !answer.isSuccess,
      .wrongTokenWorks,
      .error,
      at: address,
      "a token that isn't anyone's opens the feed too"
    )
  }
}
