import HummingbirdCore
import Logging
import NIOCore
import NIOPosix
import RoadcastFiles
package import RoadcastSubscribers
import ServiceLifecycle
import UnixSignals

/// Serves a show to its subscribers until it's stopped.
package struct WebServer {
  private let options: ServerOptions
  private let site: Site
  private let log: AccessLog
  private let fetches: FetchNotes
  private let logger: Logger

  /// The most connections at once, if the system allows that number of files; others wait until one ends.
  private static let maximumConnections = 4_096

  /// - Parameters:
  ///   - options: What the command line says.
  ///   - root: The workspace's folder, an absolute path.
  ///   - store: The workspace's subscribers.
  ///   - isVerbose: Whether more than errors is reported.
  package init(
    _ options: ServerOptions,
    root: String,
    store: SubscriberStore,
    isVerbose: Bool = false
  ) {
    self.options = options
    var logger = Logger(label: "roadcast") { StreamLogHandler.standardError(label: $0) }
    logger.logLevel = isVerbose ? .info : .warning
    self.logger = logger
    site = Site(root: root, store: store, logger: logger)
    fetches = FetchNotes(
      store: FetchStore(root: root),
      isOn: !options.isPreview,
      logger: logger
    )
    log = AccessLog(isOn: !options.isPreview, fetches: fetches, logger: logger)
  }

  /// Listens and answers.
  ///
  /// It returns after SIGTERM or SIGINT, when downloads have ended, or half a minute later. Work beside it that
  /// doesn't end when it's cancelled keeps it from returning.
  ///
  /// - Parameters:
  ///   - work: Goes on beside the server, and is cancelled at its end.
  ///   - didStart: Gets the port when the server listens.
  /// - Throws: If the subscribers' file has errors, the port is taken, or a folder can't be read.
  package func run(
    alongside work: (@Sendable () async -> Void)? = nil,
    didStart: @escaping @Sendable (Int) -> Void
  ) async throws {
    try site.load()
    // Each can have a file open.
    let files = ProcessEnvironment.raiseFileLimit()
    let connections = min(Self.maximumConnections, max(16, (files - 64) / 2))
    let group = MultiThreadedEventLoopGroup(numberOfThreads: ProcessEnvironment.cores)
    let server = Server(
      childChannelSetup: ConnectionChannel(
        responder: Responder(site: site, options: options),
        log: log
      ),
      configuration: ServerConfiguration(
        address: .hostname(options.host, port: options.port),
        backlog: 1_024,
        availableConnectionsDelegate: MaximumAvailableConnections(connections)
      ),
      onServerRunning: { didStart($0.localAddress?.port ?? options.port) },
      eventLoopGroup: group,
      logger: logger
    )
    var configuration = ServiceGroupConfiguration(
      services: [log, fetches, site] + [work.map(Companion.init)].compactMap(\.self) + [server],
      gracefulShutdownSignals: [.sigterm, .sigint],
      logger: logger
    )
    configuration.maximumGracefulShutdownDuration = options.shutdownDuration
    do {
      try await ServiceGroup(configuration: configuration).run()
    } catch let error as IOError {
      throw WorkFailure(listeningAt: "\(options.host):\(options.port)", code: error.errnoCode)
    } catch is SocketAddressError.UnknownHost {
      throw WorkFailure("there's no host \(options.host); check --host")
    }
    try? await group.shutdownGracefully()
  }
}

/// Work that continues as long as a server runs.
private struct Companion: Service {
  let work: @Sendable () async -> Void

  func run() async throws {
    await cancelWhenGracefulShutdown { await work() }
    try? await gracefulShutdown()
  }
}
