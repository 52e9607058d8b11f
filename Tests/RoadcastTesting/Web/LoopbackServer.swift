import Foundation
import NIOCore
import NIOPosix
import Synchronization

/// A small web server on this machine that answers what a test wants, byte for byte.
package final class LoopbackServer: Sendable {
  /// A request as it was sent.
  package struct Request: Sendable {
    package var method: String
    package var target: String

    /// By lower-case names.
    package var headers: [String: String]
    package var body: [UInt8]
  }

  /// Bytes to send, and whether the connection ends after them.
  package struct Reply: Sendable {
    package var bytes: [UInt8]
    package var closes: Bool

    /// Whether the bytes are sent again and again until the client ends the connection.
    package var repeatsForever = false

    package init(bytes: [UInt8], closes: Bool = true) {
      self.bytes = bytes
      self.closes = closes
    }

    /// A whole answer.
    package init(
      _ status: Int = 200,
      _ headers: [(String, String)] = [],
      body: [UInt8] = []
    ) {
      var head = "HTTP/1.1 \(status) Status\r\nContent-Length: \(body.count)\r\n"
      for (name, value) in headers { head += "\(name): \(value)\r\n" }
      bytes = Array("\(head)\r\n".utf8) + body
      closes = false
    }
  }

  /// The port that it listens at.
  package let port: Int
  private let channel: any Channel
  private let log: RequestLog

  /// Starts the server.
  ///
  /// - Parameter answer: Makes the reply to a request; nil never answers.
  /// - Throws: If no port is free.
  package init(_ answer: @escaping @Sendable (Request) -> Reply?) throws {
    let log = RequestLog()
    channel = try ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
      .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
      .childChannelInitializer { child in
        child.eventLoop.makeCompletedFuture {
          try child.pipeline.syncOperations.addHandler(LoopbackHandler(log: log, answer: answer))
        }
      }
      .bind(host: "127.0.0.1", port: 0).wait()
    port = channel.localAddress?.port ?? 0
    self.log = log
  }

  deinit { channel.close(promise: nil) }

  /// The address of a path on the server.
  package func address(_ path: String) -> String { "http://127.0.0.1:\(port)\(path)" }

  /// The requests so far.
  package var requests: [Request] { log.requests.withLock { $0 } }

  /// How many connections there were so far.
  package var connections: Int { log.connections.withLock { $0 } }
}

/// What a server was asked.
final class RequestLog: Sendable {
  let requests = Mutex<[LoopbackServer.Request]>([])
  let connections = Mutex(0)
}

private final class LoopbackHandler: ChannelInboundHandler {
  typealias InboundIn = ByteBuffer
  typealias OutboundOut = ByteBuffer

  private let log: RequestLog
  private let answer: @Sendable (LoopbackServer.Request) -> LoopbackServer.Reply?
  private var received: [UInt8] = []
  private var endless: ByteBuffer?

  init(
    log: RequestLog,
    answer: @escaping @Sendable (LoopbackServer.Request) -> LoopbackServer.Reply?
  ) {
    self.log = log
    self.answer = answer
  }

  func channelActive(context: ChannelHandlerContext) { log.connections.withLock { $0 += 1 } }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    received += unwrapInboundIn(data).readableBytesView
    while let request = takeRequest() {
      log.requests.withLock { $0.append(request) }
      guard let reply = answer(request) else { return }
      let buffer = ByteBuffer(bytes: reply.bytes)
      if reply.repeatsForever {
        endless = buffer
        flow(context)
        return
      }
      let written = context.writeAndFlush(wrapOutboundOut(buffer))
      if reply.closes {
        let channel = context.channel
        written.whenComplete { _ in channel.close(promise: nil) }
      }
    }
  }

  func channelWritabilityChanged(context: ChannelHandlerContext) { flow(context) }

  private func flow(_ context: ChannelHandlerContext) {
    guard let endless else { return }
    while context.channel.isWritable {
      context.writeAndFlush(wrapOutboundOut(endless), promise: nil)
    }
  }

  /// Takes the next whole request out of what was received.
  private func takeRequest() -> LoopbackServer.Request? {
    let end = Array("\r\n\r\n".utf8)
    guard let head = received.firstRange(of: end) else { return nil }
    let lines = String(decoding: received[..<head.lowerBound], as: UTF8.self)
      .split(separator: "\r\n")
    var headers: [String: String] = [:]
    for line in lines.dropFirst() {
      let parts = line.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
      guard parts.count == 2 else { continue }
      headers[parts[0].lowercased()] = parts[1].trimmingCharacters(in: .whitespaces)
    }
    let length = headers["content-length"].flatMap { Int($0) } ?? 0
    guard received.count >= head.upperBound + length else { return nil }
    let body = Array(received[head.upperBound...].prefix(length))
    received.removeSubrange(..<(head.upperBound + length))
    let words = lines[0].split(separator: " ")
    return LoopbackServer.Request(
      method: String(words[0]),
      target: words.count > 1 ? String(words[1]) : "",
      headers: headers,
      body: body
    )
  }
}
