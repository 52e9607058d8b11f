import ArgumentParser
import RoadcastFiles
import RoadcastModel
import RoadcastProduction
import RoadcastStudio

/// `roadcast studio`.
struct StudioCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "studio",
    abstract: "Make episodes in a browser: drop recordings, order them, correct, listen, publish.",
    discussion: """
      EXAMPLES
        roadcast studio                                         opens your browser
        roadcast studio --no-open --port 8090                   prints the address
        roadcast studio --trusted-header X-Forwarded-Email \\
          --public-address https://studio.example.com           for a team, after its own login

      The studio changes the same files that you can edit by hand, and everything that it doesn't \
      change stays as it was. Only this machine can reach it. Ctrl-C ends it. docs/studio.md says more.
      """
  )

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("The port to listen at; 0 for any free one.", valueName: "n"),
    transform: ArgumentReader.number(in: 0...65_535)
  )
  var port = 8_090

  @Flag(name: .customLong("no-open"), help: "Don't open a browser.")
  var staysClosed = false

  @Option(help: ArgumentHelp("The address to listen at.", valueName: "address"))
  var host = "127.0.0.1"

  @Option(
    help: ArgumentHelp(
      "The header in which a login proxy on this machine writes who someone is.",
      valueName: "name"
    )
  )
  var trustedHeader: String?

  @Option(
    help: ArgumentHelp(
      "The address at which a proxy makes the studio reachable, such as https://studio.example.com.",
      valueName: "url"
    )
  )
  var publicAddress: String?

  @Option(
    help: ArgumentHelp(
      "A file with a secret of 16 characters or more, which the login proxy sends in X-Roadcast-Proxy.",
      discussion:
        "Without it, every program on this machine can write the header of a login proxy.",
      valueName: "file"
    ),
    completion: .file()
  )
  var proxySecret: String?

  @OptionGroup var time: NowOption

  @OptionGroup var common: CommonOptions

  func validate() throws {
    if let trustedHeader, !ArgumentReader.isHeaderName(trustedHeader) {
      throw ValidationError("--trusted-header must be a header's name, such as X-Forwarded-Email")
    }
    if proxySecret != nil, trustedHeader == nil {
      throw ValidationError("--proxy-secret is for --trusted-header; name that header too")
    }
    if publicAddress != nil, publicOrigin == nil {
      throw ValidationError(
        "--public-address must be an address such as https://studio.example.com"
      )
    }
    if !StudioOptions.isLoopback(host), publicAddress == nil {
      throw ValidationError(
        "with --host \(host), name the address that people open too: --public-address"
      )
    }
  }

  /// The address without a path, in lower case.
  private var publicOrigin: String? {
    guard let publicAddress else { return nil }
    var text = publicAddress.lowercased()
    while text.hasSuffix("/") { text.removeLast() }
    guard let slashes = text.firstRange(of: "://"),
      ["http", "https"].contains(text[..<slashes.lowerBound])
    else { return nil }
    // Browsers leave out the port that an address has anyway.
    let usual = text.hasPrefix("https:") ? ":443" : ":80"
    if text.hasSuffix(usual) { text.removeLast(usual.count) }
    let host = text[slashes.upperBound...]
    return host.isEmpty || host.contains("/") || host.contains(where: { $0 <= " " || !$0.isASCII })
      ? nil : text
  }

  /// The shortest secret that isn't guessed.
  private static let shortestSecret = 16

  private func readProxySecret() throws -> String? {
    guard let proxySecret else { return nil }
    let path = Paths.absolute(proxySecret, from: Paths.current)
    guard let bytes = try InputFile.existing(at: path)?.read(limit: 4_096) else {
      throw WorkFailure(
        "there's no file \(path), or it's too large for a secret; check --proxy-secret"
      )
    }
    let secret = String(decoding: bytes, as: UTF8.self).trimmingPrefix(while: \.isWhitespace)
    let trimmed = String(secret.prefix { !$0.isWhitespace })
    guard trimmed.count >= Self.shortestSecret else {
      throw WorkFailure(
        "the secret in \(path) is too short; write \(Self.shortestSecret) characters or more, such as "
          + "those of `openssl rand -hex 32`"
      )
    }
    return trimmed
  }

  func run() async throws {
    try await common.reportingFailures {
      Signals.watch()
      var options = StudioOptions()
      options.host = host
      options.port = port
      options.trustedHeader = trustedHeader
      options.proxySecret = try readProxySecret()
      options.publicOrigin = publicOrigin
      let server = StudioServer(
        options,
        workspace: try common.openWorkspace(),
        now: { [now = time.now] in (now ?? Machine.now).seconds },
        isVerbose: common.verbose
      )
      let opens = !staysClosed && !common.quiet && publicOrigin == nil
      let isQuiet = common.quiet
      try await server.run { address, makeOpeningFile in
        Signals.allow(StudioServer.shutdownDuration + .seconds(2))
        // Without the address no one gets in.
        Output.note(isQuiet ? address : "the studio is at \(address)")
        if opens, Browser.isPossible, let file = try? makeOpeningFile() {
          Task { await Browser.open(file) }
        }
      }
      // What goes on without a page, such as a build, ends here too.
      if UnfinishedWork.isThere { UnfinishedWork.discardAndExit(status: 0) }
    }
  }
}
