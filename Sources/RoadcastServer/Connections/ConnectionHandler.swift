import NIOCore
import NIOHTTP1
import NIOPosix
import RoadcastFiles

/// Reads the requests of one connection, and sends their answers, one after the other.
///
/// Bodies of requests are never read: an answer to a request with a body ends the connection, so that no
/// two programs can disagree about where the next request begins.
final class ConnectionHandler: ChannelInboundHandler {
  typealias InboundIn = HTTPServerRequestPart
  typealias OutboundOut = HTTPServerResponsePart

  private let responder: Responder
  private let log: AccessLog
  private let deadlines: ConnectionDeadlines

  private var head: HTTPRequestHead?

  /// Where the connection comes from; the system is asked once.
  private var peer: SocketAddress?

  /// The answer that's being sent.
  private var sending: AnswerInProgress?

  /// Whether an answer is being sent or looked for.
  private var isAnswering = false

  /// How many answers wait for the client to take their last bytes.
  private var waiting = 0

  /// Whether the connection ends with the answer that's being sent, or has ended.
  private var isEnding = false

  init(responder: Responder, log: AccessLog, deadlines: ConnectionDeadlines) {
    self.responder = responder
    self.log = log
    self.deadlines = deadlines
  }

  // MARK: Requests

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    guard !isEnding else { return }
    switch unwrapInboundIn(data) {
    case .head(let head):
      deadlines.requestDidArrive()
      isAnswering = true
      if let refusal = Self.refusal(of: head) {
        isEnding = true
        send(refusal, to: head, context)
      } else {
        self.head = head
      }
    case .body: break
    case .end:
      guard let head else { return }
      self.head = nil
      answer(head, context)
    }
  }

  /// What a request is answered with that breaks the rules of HTTP, or has a body.
  private static func refusal(of head: HTTPRequestHead) -> Answer? {
    let hosts = head.headers["host"]
    let isHostValid = hosts.count == 1 || hosts.isEmpty && !head.speaksHTTP11
    guard isHostValid, head.version.major == 1 else { return Answer(.badRequest) }
    let lengths = head.headers["content-length"]
    guard lengths.allSatisfy({ $0 == "0" }), !head.headers.contains(name: "transfer-encoding")
    else {
      let hasMethod = head.method == .GET || head.method == .HEAD
      return hasMethod
        ? Answer(.payloadTooLarge) : Answer(.methodNotAllowed, [("Allow", "GET, HEAD")])
    }
    return nil
  }

  private func answer(_ head: HTTPRequestHead, _ context: ChannelHandlerContext) {
    if peer == nil { peer = context.remoteAddress }
    let request = Request(head: head, peer: peer)
    do {
      send(try responder.answer(request, mayRead: false), to: head, context)
    } catch is MustRead {
      let bound = NIOLoopBound((handler: self, context: context), eventLoop: context.eventLoop)
      let responder = responder
      NIOThreadPool.singleton.runIfActive(eventLoop: context.eventLoop) {
        try responder.answer(request, mayRead: true)
      }.whenComplete { result in
        let (handler, context) = bound.value
        switch result {
        case .success(let answer): handler.send(answer, to: head, context)
        case .failure(let error): handler.fail(error, head, context)
        }
      }
    } catch {
      fail(error, head, context)
    }
  }

  private func fail(_ error: any Error, _ head: HTTPRequestHead, _ context: ChannelHandlerContext) {
    log.noteFailure(error)
    send(Answer(.internalServerError), to: head, context)
  }

  // MARK: Answers

  private func send(_ answer: Answer, to head: HTTPRequestHead, _ context: ChannelHandlerContext) {
    guard context.channel.isActive else { return }
    // Since the answer was found, the address may have stopped working.
    var answer = answer
    if answer.permit?.isValid(at: { Responder.now }) == false { answer = .notFound }
    isEnding = isEnding || answer.endsConnection || !head.isKeepAlive
    let sending = AnswerInProgress(answer, to: head)
    self.sending = sending
    var headers = answer.headers
    headers.add(name: "Date", value: log.date)
    if !answer.isCompressed, answer.status.mayHaveResponseBody {
      headers.add(name: "Content-Length", value: "\(answer.body.length)")
    }
    if isEnding {
      headers.add(name: "Connection", value: "close")
    } else if !head.speaksHTTP11 {
      headers.add(name: "Connection", value: "keep-alive")
    }
    let responseHead = HTTPResponseHead(version: .http1_1, status: answer.status, headers: headers)
    context.write(wrapOutboundOut(.head(responseHead)), promise: nil)
    sendBlocks(context)
  }

  /// Sends as much as the client takes now.
  private func sendBlocks(_ context: ChannelHandlerContext) {
    guard let sending, !sending.isSendingBlocks else { return }
    sending.isSendingBlocks = true
    defer { sending.isSendingBlocks = false }
    var blocks = 0
    while context.channel.isWritable || blocks == 0 {
      guard blocks < AnswerInProgress.blocksAtOnce else {
        // Other connections of this thread have waited long enough.
        let bound = NIOLoopBound((handler: self, context: context), eventLoop: context.eventLoop)
        context.eventLoop.execute { bound.value.handler.sendBlocks(bound.value.context) }
        return
      }
      blocks += 1
      do {
        guard sending.mayContinue(), let block = try sending.nextBlock() else { break }
        let promise = context.eventLoop.makePromise(of: Void.self)
        let count = block.readableBytes
        let counter = NIOLoopBound(sending, eventLoop: context.eventLoop)
        promise.futureResult.whenSuccess { counter.value.sent += count }
        let part = HTTPServerResponsePart.body(.byteBuffer(block))
        if sending.isComplete {
          context.write(wrapOutboundOut(part), promise: promise)
          break
        }
        context.writeAndFlush(wrapOutboundOut(part), promise: promise)
      } catch {
        log.noteFailure(error)
        sending.isBroken = true
        break
      }
    }
    if sending.isBroken {
      // The client has to see that there's less than was promised.
      context.close(promise: nil)
    } else if sending.isComplete {
      finish(sending, context)
    }
  }

  private func finish(_ sending: AnswerInProgress, _ context: ChannelHandlerContext) {
    self.sending = nil
    isAnswering = false
    let promise = context.eventLoop.makePromise(of: Void.self)
    let bound = NIOLoopBound(
      (handler: self, sending: sending, context: context),
      eventLoop: context.eventLoop
    )
    promise.futureResult.whenComplete { _ in
      let (handler, sending, context) = bound.value
      handler.answerDidEnd(sending, context)
    }
    waiting += 1
    context.writeAndFlush(wrapOutboundOut(.end(nil)), promise: promise)
  }

  /// The system has taken the whole answer, or the connection has ended.
  private func answerDidEnd(_ sending: AnswerInProgress, _ context: ChannelHandlerContext) {
    log.add(sending.record)
    waiting -= 1
    guard isIdle, context.channel.isActive else { return }
    guard isEnding else {
      deadlines.answerDidEnd()
      return
    }
    deadlines.connectionWillEnd()
    // Only the outgoing half: what the client is still sending would make the system discard the answer.
    context.close(mode: .output, promise: nil)
  }

  /// Whether there's nothing to answer, and nothing waits for a slow client.
  private var isIdle: Bool { !isAnswering && waiting == 0 }

  // MARK: The connection

  func channelWritabilityChanged(context: ChannelHandlerContext) {
    if context.channel.isWritable { sendBlocks(context) }
    context.fireChannelWritabilityChanged()
  }

  func channelInactive(context: ChannelHandlerContext) {
    if let sending { log.add(sending.record) }
    sending = nil
    context.fireChannelInactive()
  }

  func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
    if case ChannelEvent.inputClosed? = event as? ChannelEvent {
      isEnding = true
      if isIdle { context.close(promise: nil) }
      return
    }
    context.fireUserInboundEventTriggered(event)
  }

  func errorCaught(context: ChannelHandlerContext, error: any Error) {
    guard let error = error as? HTTPParserError, !isEnding else {
      if !isEnding { context.close(promise: nil) }
      return
    }
    isEnding = true
    guard sending == nil else { return }
    let answer = Answer(ParserFailure.status(of: error, in: deadlines.latest))
    deadlines.requestDidArrive()
    isAnswering = true
    send(answer, to: HTTPRequestHead(version: .http1_1, method: .GET, uri: "/"), context)
  }
}
