import Hummingbird
import HummingbirdCore
import Logging
import NIOCore
import NIOPosix
import RoadcastFiles
package import RoadcastProduction
import ServiceLifecycle
import UnixSignals

/// Serves the studio's pages until it's stopped.
package struct StudioServer {
  private let options: StudioOptions
  private let workspace: Workspace
  private let now: @Sendable () -> Int64
  private let logger: Logger

  /// How long requests may continue after the server was stopped.
  package static let shutdownDuration = Duration.seconds(3)

  /// The most connections at once; others wait until one ends.
  private static let maximumConnections = 128

  /// - Parameters:
  ///   - options: What the command line says.
  ///   - workspace: The workspace to edit.
  ///   - now: The current time: seconds since 1970-01-01T00:00:00Z.
  ///   - isVerbose: Whether more than errors is reported.
  package init(
    _ options: StudioOptions,
    workspace: Workspace,
    now: @escaping @Sendable () -> Int64,
    isVerbose: Bool = false
  ) {
    self.options = options
    self.workspace = workspace
    self.now = now
    var logger = Logger(label: "roadcast") { StreamLogHandler.standardError(label: $0) }
    logger.logLevel = isVerbose ? .info : .warning
    self.logger = logger
  }

  /// Listens and answers.
  ///
  /// It returns after SIGTERM or SIGINT, but not while a request waits for work that can't be cancelled, such as a
  /// build. What runs without a request may go on.
  ///
  /// - Parameter didStart: Gets the address to open when the server listens, and what makes a file that opens
  ///   the studio once: an address among a program's arguments can be read by everyone on this machine.
  /// - Throws: If the port is taken, or a folder can't be written.
  package func run(
    didStart:
      @escaping @Sendable (
        _ address: String, _ makeOpeningFile: () throws -> String
      ) -> Void
  ) async throws {
    let session = StudioSession()
    let desk = try Desk(workspace: workspace, now: now)
    defer { desk.scratch.removeAll() }
    let pages = try StudioPages()
    let port = ListeningPort()
    let router = Router(context: StudioContext.self)
    router.add(middleware: SafetyHeaders())
    router.add(middleware: ErrorAnswers(logger: logger))
    router.add(middleware: Gatekeeper(options: options, session: session, port: port))
    AssetRoutes(desk: desk).add(to: router)
    WeekRoutes(desk: desk, pages: pages, session: session).add(to: router)
    UploadRoutes(desk: desk).add(to: router)
    let episodes = EpisodeRoutes(desk: desk, pages: pages, session: session)
    episodes.add(to: router)
    CoachRoutes(desk: desk, episodes: episodes).add(to: router)
    TranscriptRoutes(desk: desk, pages: pages, session: session).add(to: router)
    TextRoutes(desk: desk, pages: pages, session: session).add(to: router)
    HistoryRoutes(desk: desk, pages: pages, session: session).add(to: router)
    MediaRoutes(desk: desk).add(to: router)
    ReleaseRoutes(desk: desk, pages: pages, session: session).add(to: router)
    CalendarRoutes(desk: desk, pages: pages, session: session).add(to: router)
    ReportRoutes(desk: desk).add(to: router)
    let responder = router.buildResponder()
    let options = options
    let isReady: @Sendable () -> Void = {
      let origin = "http://\(options.openingHost(in: session)):\(port.value)"
      didStart("\(origin)/?token=\(session.cookieToken)") {
        try desk.scratch.makeOpeningFile(for: "\(origin)/?token=\(session.newOpening())")
      }
    }
    let addresses = options.addresses
    let first = server(responder, at: addresses[0], options.port) { number in
      port.set(number)
      // Only then can no one else get the cookie at the other address.
      if addresses.count == 1 { isReady() }
    }
    let others = addresses.dropFirst().map { address in
      SecondListener(
        host: address,
        port: port,
        makeServer: { [self] in server(responder, at: address, $0) { _ in isReady() } },
        isMissing: isReady
      )
    }
    var services: [any Service] = [first]
    services += others.map { $0 as any Service }
    let host = addresses[0].contains(":") ? "[\(addresses[0])]" : addresses[0]
    var configuration = ServiceGroupConfiguration(
      services: services,
      gracefulShutdownSignals: [.sigterm, .sigint],
      logger: logger
    )
    configuration.maximumGracefulShutdownDuration = Self.shutdownDuration
    do {
      try await ServiceGroup(configuration: configuration).run()
    } catch let error as IOError {
      throw WorkFailure(listeningAt: "\(host):\(options.port)", code: error.errnoCode)
    } catch is SocketAddressError.UnknownHost {
      throw WorkFailure("there's no host \(host); check --host")
    }
  }

  private func server<Responder: HTTPResponder>(
    _ responder: Responder,
    at host: String,
    _ port: Int,
    isListening: @escaping @Sendable (Int) -> Void
  ) -> Application<Responder> where Responder.Context == StudioContext {
    Application(
      responder: responder,
      server: .http1(
        configuration: HTTP1Channel.Configuration(
          idleTimeout: TimeAmount.seconds(120),
          httpDecoderConfiguration: HTTP1Channel.Configuration.DecoderConfiguration(
            maxHeaderFieldSize: 8 << 10,
            maxHeaderListSize: 16 << 10,
            maxHeaderFieldCount: 100
          )
        )
      ),
      configuration: ApplicationConfiguration(
        address: .hostname(host, port: port),
        availableConnectionsDelegate: MaximumAvailableConnections(Self.maximumConnections)
      ),
      onServerRunning: { isListening($0.localAddress?.port ?? 0) },
      logger: logger
    )
  }
}
