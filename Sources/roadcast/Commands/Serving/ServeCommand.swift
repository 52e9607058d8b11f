import ArgumentParser
import RoadcastFiles
import RoadcastModel
import RoadcastProduction
import RoadcastServer
import RoadcastSubscribers

/// `roadcast serve`.
struct ServeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "serve",
    abstract: "Give subscribers their feeds, audio and pages at private addresses.",
    discussion: """
      EXAMPLES
        roadcast serve                                      on this machine, for a proxy
        roadcast serve --host 0.0.0.0 --port 8080           for the network
        roadcast serve --preview                            listen before you publish
        roadcast serve --trusted-header X-Forwarded-Email   /me for people who have logged in
        roadcast serve --accel /roadcast-files/             nginx sends the audio

      Builds, subscribers and the key take effect within a second. Standard output has one line of \
      JSON for each request, with the subscriber's id, and never with an address. Put a proxy with \
      TLS before it: docs/hosting.md has settings for nginx and Caddy. SIGTERM ends it after \
      running downloads, or after half a minute.
      """
  )

  @Option(help: ArgumentHelp("The address to listen at.", valueName: "address"))
  var host = "127.0.0.1"

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("The port to listen at; 0 for any free one.", valueName: "n"),
    transform: ArgumentReader.number(in: 0...65_535)
  )
  var port = 8_080

  @Flag(
    help: """
      Show all feeds and pages on this machine, without a token, and build again when a file in \
      episodes/ changes.
      """
  )
  var preview = false

  @Option(
    help: ArgumentHelp(
      "The header in which a login proxy on this machine writes the person's e-mail address.",
      valueName: "name"
    )
  )
  var trustedHeader: String?

  @Option(
    help: ArgumentHelp(
      "Let nginx send the files, from an internal location with this path.",
      valueName: "path"
    )
  )
  var accel: String?

  @OptionGroup var common: CommonOptions

  func validate() throws {
    if preview, !options.isLoopback {
      throw ValidationError("--preview is only for this machine; leave out --host")
    }
    if let trustedHeader, !ArgumentReader.isHeaderName(trustedHeader) {
      throw ValidationError("--trusted-header must be a header's name, such as X-Forwarded-Email")
    }
    if let accel, !accel.hasPrefix("/") || accel.contains(where: { !$0.isASCII || $0 <= " " }) {
      throw ValidationError("--accel must be a path such as /roadcast-files/")
    }
  }

  private var options: ServerOptions {
    var options = ServerOptions(host: host, port: port)
    options.isPreview = preview
    options.trustedHeader = trustedHeader
    options.accelPrefix = accel.map { $0.hasSuffix("/") ? $0 : $0 + "/" }
    return options
  }

  func run() async throws {
    try await common.reportingFailures {
      Signals.watch()
      let workspace = try common.openWorkspace()
      let (show, diagnostics) = try workspace.readShow()
      guard let show else {
        common.printer.print(diagnostics)
        throw ExitStatus.contentHasErrors
      }
      let server = WebServer(
        options,
        root: workspace.root,
        store: SubscriberStore(root: workspace.root, dates: show.dates),
        isVerbose: common.verbose
      )
      let builder = preview ? PreviewBuilder(workspace: workspace, common: common) : nil
      do {
        try await builder?.build()
        try await server.run(alongside: builder?.watch) { port in
          Signals.allow(options.shutdownDuration + .seconds(2))
          guard !common.quiet else { return }
          let host = host.contains(":") ? "[\(host)]" : host
          Output.note("serving at http://\(host):\(port)/")
        }
      } catch let damaged as DamagedSubscribers {
        common.printer.print(damaged.diagnostics)
        throw ExitStatus.contentHasErrors
      }
    }
  }
}
