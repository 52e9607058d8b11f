import RoadcastHTTP
import RoadcastModel

/// Looks for files that anyone can fetch although they're meant for a few people or for no one.
struct LeakCheck {
  let client: HTTPClient

  func check(_ feed: DeployedFeed, into log: inout FindingLog) async throws {
    if feed.isPrivate { checkMarks(feed, into: &log) }
    let folders = try await honestFolders(feed, into: &log)
    try await checkSecrets(feed, in: folders, into: &log)
    try await checkFolders(feed, in: folders, into: &log)
    try await checkPages(feed, in: folders, into: &log)
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

  /// The folders where the server says what isn't there; what it answers elsewhere shows nothing.
  private func honestFolders(
    _ feed: DeployedFeed,
    into log: inout FindingLog
  ) async throws -> [String] {
    let folders = folders(feed)
    let addresses = folders.map { "\($0)roadcast-doctor-nothing.txt" }
    var honest: [String] = []
    let outcomes = try await client.answers(to: addresses.map(get))
    for ((folder, address), outcome) in zip(zip(folders, addresses), outcomes) {
      guard case .success(let answer) = outcome else { continue }
      if !answer.isSuccess { honest.append(folder) }
      // The folders above aren't this show's.
      guard folder == folders.first else { continue }
      log.expect(
        !answer.isSuccess,
        .anythingExists,
        .warning,
        at: address,
        "answers with status \(answer.status) where nothing is, so apps take pages for audio"
      )
    }
    return honest
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
    in folders: [String],
    into log: inout FindingLog
  ) async throws {
    var targets: [(address: String, file: WorkspaceFile)] = []
    for folder in folders {
      for file in WorkspaceFile.allCases {
        let path = file.rawValue
        targets.append((folder + path, file))
        // A server that decodes this after its checks leaves the folder.
        if path.hasPrefix(".roadcast") { targets.append(("\(folder)%2e%2e/\(path)", file)) }
      }
    }
    let outcomes = try await client.answers(to: targets.map { get($0.address) })
    for (target, outcome) in zip(targets, outcomes) {
      var isOpen = false
      if case .success(let answer) = outcome, answer.status == 200 {
        isOpen = target.file.isFile(answer.body, of: feed)
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

  private func checkFolders(
    _ feed: DeployedFeed,
    in folders: [String],
    into log: inout FindingLog
  ) async throws {
    let paths = ["", "audio/", "transcripts/", "episodes/", "audiences/", "private/"]
    let addresses = Array(Set(folders.flatMap { folder in paths.map { folder + $0 } }))
      .sorted()
    for (address, outcome) in zip(addresses, try await client.answers(to: addresses.map(get))) {
      var isListing = false
      if case .success(let answer) = outcome, answer.status == 200 {
        let text = String(decoding: answer.body.prefix(1 << 16), as: UTF8.self)
        isListing = Self.isListing(text, of: address)
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

  /// Whether a page is a server's list of a folder's files: its title says so, or names the folder.
  private static func isListing(_ text: String, of folder: String) -> Bool {
    let heads = ["<title>Index of ", "<h1>Index of ", "<title>Directory listing for "]
    if heads.contains(where: text.contains) { return true }
    let name = folder.split(separator: "/").last ?? ""
    let path = folder.split(separator: "/", maxSplits: 2).last ?? ""
    return ["<a href=\"../\">", "<a href=\"..\">"].contains(where: text.contains)
      && [name, "\(name)/", "/\(path)", "/"].contains { text.contains("<title>\($0)</title>") }
  }

  /// Looks for private addresses in what everyone can fetch.
  private func checkPages(
    _ feed: DeployedFeed,
    in folders: [String],
    into log: inout FindingLog
  ) async throws {
    let base = feed.token?.base ?? feed.folder
    let names = ["index.html", "subscribe.html", "robots.txt", "sitemap.xml", "feed.xml"]
    let addresses = Array(Set(folders.flatMap { folder in names.map { folder + $0 } }))
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
        !(address.hasSuffix("feed.xml") && feed.isSameShow(answer.body)),
        .openFeed,
        .error,
        at: address,
        "everyone can fetch a feed of this private show without a token"
      )
      log.expect(
        !(address.hasSuffix("sitemap.xml") && text.contains(">\(base)")),
        .indexed,
        .warning,
        at: address,
        "shows search engines where the pages of a private show are"
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
