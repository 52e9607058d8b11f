import NIOCore

/// Ends connections that don't get on: each one takes memory that others need.
///
/// It's the first to see incoming bytes, so that requests that are never complete count too.
final class ConnectionDeadlines: ChannelDuplexHandler {
  typealias InboundIn = ByteBuffer
  typealias InboundOut = ByteBuffer
  typealias OutboundIn = IOData
  typealias OutboundOut = IOData

  private enum State {
    /// Between two requests.
    case idle(since: NIODeadline)
    /// A request has begun; a new connection begins like this too.
    case receiving(since: NIODeadline)
    /// Until the system has taken the whole answer.
    case answering
    /// The system has taken the last answer, and the client has to end the connection.
    case ending(since: NIODeadline)
  }

  /// For a whole head of a request, and not for each byte of it.
  private static let headDeadline = TimeAmount.seconds(10)
  private static let idleDeadline = TimeAmount.seconds(60)

  /// For an answer of which not a byte is taken.
  private static let stallDeadline = TimeAmount.seconds(60)
  private static let endDeadline = TimeAmount.seconds(2)
  private static let interval = TimeAmount.seconds(1)

  /// What came in last.
  private(set) var latest = ByteBuffer()

  private var state = State.receiving(since: .now())
  private var timer: RepeatedTask?

  /// The bytes that were to be sent.
  private var offered = 0

  /// The bytes that the system has taken, and when it took the last of them.
  private var taken = (bytes: 0, at: NIODeadline.now())

  // MARK: Requests

  /// A request has been read.
  func requestDidArrive() {
    state = .answering
    latest = ByteBuffer()
    taken.at = .now()
  }

  /// The system has taken its answer.
  func answerDidEnd() { state = .idle(since: .now()) }

  /// Nothing that still comes in counts.
  func connectionWillEnd() { state = .ending(since: .now()) }

  // MARK: Bytes

  func channelActive(context: ChannelHandlerContext) {
    start(context)
    context.fireChannelActive()
  }

  func handlerAdded(context: ChannelHandlerContext) {
    if context.channel.isActive { start(context) }
  }

  func channelInactive(context: ChannelHandlerContext) {
    timer?.cancel()
    timer = nil
    context.fireChannelInactive()
  }

  func handlerRemoved(context: ChannelHandlerContext) { timer?.cancel() }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    if case .idle = state { state = .receiving(since: .now()) }
    latest = unwrapInboundIn(data)
    context.fireChannelRead(data)
  }

  func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
    offered += unwrapOutboundIn(data).readableBytes
    context.write(data, promise: promise)
  }

  // MARK: Time

  private func start(_ context: ChannelHandlerContext) {
    guard timer == nil else { return }
    state = .receiving(since: .now())
    let bound = NIOLoopBound((handler: self, context: context), eventLoop: context.eventLoop)
    timer = context.eventLoop.scheduleRepeatedTask(
      initialDelay: Self.interval,
      delay: Self.interval
    ) { _ in
      bound.value.handler.endIfLate(bound.value.context)
    }
  }

  private func endIfLate(_ context: ChannelHandlerContext) {
    let now = NIODeadline.now()
    let isLate =
      switch state {
      case .idle(let since): now - since > Self.idleDeadline
      case .receiving(let since): now - since > Self.headDeadline
      case .ending(let since): now - since > Self.endDeadline
      case .answering: isStalled(context, at: now)
      }
    if isLate { context.close(promise: nil) }
  }

  /// Whether the client has stopped taking an answer.
  private func isStalled(_ context: ChannelHandlerContext, at now: NIODeadline) -> Bool {
    let waiting = (try? context.channel.syncOptions?.getOption(.bufferedWritableBytes)) ?? 0
    if offered - waiting > taken.bytes { taken = (offered - waiting, now) }
    return waiting > 0 && now - taken.at > Self.stallDeadline
  }
}
