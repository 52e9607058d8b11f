import Hummingbird
import NIOCore
import RoadcastFiles
import ServiceLifecycle

/// Listens at the other address of this machine, at the port that the first one has.
struct SecondListener<Server: Service>: Service {
  let host: String
  let port: ListeningPort

  /// Makes the server for a port.
  let makeServer: @Sendable (Int) -> Server

  /// Is called where this machine doesn't have such an address, so that no one else can listen there.
  let isMissing: @Sendable () -> Void

  func run() async throws {
    guard let number = await port.next() else { return }
    do {
      try await makeServer(number).run()
    } catch let error as IOError {
      guard WorkFailure.isMissingAddress(code: error.errnoCode) else {
        let address = host.contains(":") ? "[\(host)]" : host
        throw WorkFailure(listeningAt: "\(address):\(number)", code: error.errnoCode)
      }
      isMissing()
      try? await gracefulShutdown()
    }
  }
}
