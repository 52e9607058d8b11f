import Hummingbird
import NIOCore

/// What's known about a request while it's answered.
struct StudioContext: RequestContext {
  var coreContext: CoreRequestContextStorage

  /// Whether the connection comes from this machine.
  let isFromThisMachine: Bool

  /// Whom a login proxy named; nil without one.
  var person: String?

  init(source: ApplicationRequestContextSource) {
    coreContext = CoreRequestContextStorage(source: source)
    let address = source.channel.remoteAddress?.ipAddress ?? ""
    isFromThisMachine =
      address == "::1" || address.hasPrefix("127.")
      || address.hasPrefix("::ffff:127.")
  }

  /// The most bytes of a request that's read as JSON: a long transcript, with its line ends and quotes escaped.
  var maxUploadSize: Int { 16 << 20 }
}
