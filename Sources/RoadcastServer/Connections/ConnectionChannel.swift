import HummingbirdCore
import Logging
import NIOCore
import NIOHTTP1

/// The pipeline of each connection.
///
/// Hummingbird listens, counts connections and ends them gracefully. Requests don't go through its router:
/// a file server has no routes, and conditional polls should cost no more than they have to.
struct ConnectionChannel: ServerChildChannel {
  struct Value: ServerChildChannelValue {
    let channel: any Channel
  }

  let responder: Responder
  let log: AccessLog
  let counter = ConnectionCounter()

  func setup(channel: any Channel, logger: Logger) -> EventLoopFuture<Value> {
    guard counter.admits(channel) else {
      channel.close(promise: nil)
      return channel.eventLoop.makeSucceededFuture(Value(channel: channel))
    }
    return channel.eventLoop.makeCompletedFuture {
      let deadlines = ConnectionDeadlines()
      let pipeline = channel.pipeline.syncOperations
      try pipeline.addHandler(deadlines)
      try pipeline.configureHTTPServerPipeline(
        withPipeliningAssistance: true,
        withErrorHandling: false,
        withOutboundHeaderValidation: true,
        withEncoderConfiguration: .init(),
        withDecoderLimitConfiguration: Self.limits
      )
      try pipeline.addHandler(
        ConnectionHandler(responder: responder, log: log, deadlines: deadlines)
      )
      try? channel.syncOptions?.setOption(
        .writeBufferWaterMark,
        value: .init(low: Self.writeBuffer / 4, high: Self.writeBuffer)
      )
      // What the system keeps for a slow client counts as sent; it shouldn't be much.
      try? channel.syncOptions?.setOption(.socketOption(.so_sndbuf), value: Self.systemBuffer)
      return Value(channel: channel)
    }
  }

  func handle(value: Value, logger: Logger) async {
    let channel = value.channel
    await withTaskCancellationHandler {
      try? await channel.closeFuture.get()
    } onCancel: {
      channel.close(promise: nil)
    }
  }

  private static let writeBuffer = 32 << 10
  private static let systemBuffer = 256 << 10

  private static var limits: NIOHTTPDecoderLimitConfiguration {
    var limits = NIOHTTPDecoderLimitConfiguration()
    limits.maxHeaderFieldSize = 8 << 10
    limits.maxHeaderListSize = 16 << 10
    limits.maxHeaderFieldCount = 100
    return limits
  }
}
