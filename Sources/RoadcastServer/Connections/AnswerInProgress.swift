import NIOCore
import NIOHTTP1
import RoadcastFiles

/// An answer while it's sent.
///
/// It belongs to one connection, and is used on that connection's thread only.
final class AnswerInProgress {
  /// The bytes of the body that the system has taken.
  var sent = 0

  /// Whether blocks are being sent: sending one can ask for the next.
  var isSendingBlocks = false

  /// Whether there's nothing more to send.
  private(set) var isComplete: Bool

  /// Whether no block was sent yet: the caller has just made sure that the address works.
  private var isBeginning = true

  /// Whether the rest can't be sent.
  var isBroken = false

  private let answer: Answer
  private let method: HTTPMethod
  private let agent: String?
  private let start = NIODeadline.now()
  private var reader: AnswerBodyReader
  private var gzip: GzipStream?
  private var permit: Permit?

  /// Most parts of files that apps ask for aren't larger, and go out at once.
  private static let firstBlockSize = 64 << 10

  /// What waits for a slow client takes memory.
  private static let blockSize = 32 << 10

  private var nextBlockSize = AnswerInProgress.firstBlockSize

  /// How many blocks are sent before other connections are served.
  static let blocksAtOnce = 16

  /// - Parameters:
  ///   - answer: What's sent.
  ///   - head: The request's.
  init(_ answer: Answer, to head: HTTPRequestHead) {
    let hasBody = head.method != .HEAD && answer.status.mayHaveResponseBody
    self.answer = answer
    method = head.method
    agent = head.headers.first(name: "user-agent")
    reader = AnswerBodyReader(hasBody ? answer.body : .none)
    isComplete = !hasBody || answer.body.length == 0
    permit = answer.permit
    if answer.isCompressed, hasBody {
      gzip = GzipStream()
      isBroken = gzip == nil
    }
  }

  /// Whether the client may still get the rest; if not, it's broken off.
  func mayContinue() -> Bool {
    defer { isBeginning = false }
    if isBroken || !isBeginning && permit?.isValid(at: { Responder.now }) == false {
      isBroken = true
      return false
    }
    return !isComplete
  }

  /// The next block; nil at the end.
  ///
  /// - Throws: If a file has become shorter, or the disk fails.
  func nextBlock() throws(WorkFailure) -> ByteBuffer? {
    while true {
      let block = try reader.next(limit: nextBlockSize)
      nextBlockSize = Self.blockSize
      isComplete = block == nil || reader.isAtEnd
      guard let gzip else { return block }
      let compressed = gzip.compress(block ?? ByteBuffer(), isLast: isComplete)
      if isComplete || compressed.readableBytes > 0 { return compressed }
    }
  }

  /// What the log says about it.
  var record: AccessRecord {
    AccessRecord(
      subscriber: answer.subscriber,
      listener: answer.listener,
      method: method.rawValue,
      path: answer.path,
      status: Int(answer.status.code),
      bytes: sent,
      range: answer.range,
      agent: agent,
      duration: (NIODeadline.now() - start).nanoseconds
    )
  }
}
