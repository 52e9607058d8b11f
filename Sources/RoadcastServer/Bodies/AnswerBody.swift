import NIOCore
import RoadcastFiles

/// The body of an answer, which is read while it's sent.
enum AnswerBody: Sendable {
  case none
  case bytes([UInt8])
  /// Pieces one after the other.
  case pieces([Piece])

  enum Piece: Sendable {
    case bytes([UInt8])
    case content(Content, Range<Int>)

    fileprivate var length: Int {
      switch self {
      case .bytes(let bytes): bytes.count
      case .content(_, let range): range.count
      }
    }
  }

  /// Bytes.
  var length: Int {
    switch self {
    case .none: 0
    case .bytes(let bytes): bytes.count
    case .pieces(let pieces): pieces.reduce(0) { $0 + $1.length }
    }
  }
}

/// Reads a body in blocks.
struct AnswerBodyReader {
  private var pieces: ArraySlice<AnswerBody.Piece>
  private var content: ContentReader?

  init(_ body: AnswerBody) {
    pieces =
      switch body {
      case .none: []
      case .bytes(let bytes): [.bytes(bytes)]
      case .pieces(let pieces): pieces[...]
      }
  }

  /// Whether nothing is left.
  var isAtEnd: Bool { pieces.isEmpty && content?.remaining ?? 0 == 0 }

  /// Reads the next block.
  ///
  /// - Parameter limit: The most bytes in it.
  /// - Returns: Nil at the end.
  /// - Throws: If a file has become shorter, or the disk fails.
  mutating func next(limit: Int) throws(WorkFailure) -> ByteBuffer? {
    while true {
      if var reader = content, reader.remaining > 0 {
        var buffer = ByteBufferAllocator().buffer(capacity: min(limit, reader.remaining))
        try reader.read(into: &buffer, limit: limit)
        content = reader
        return buffer
      }
      content = nil
      guard let piece = pieces.popFirst() else { return nil }
      switch piece {
      case .bytes(let bytes): return ByteBuffer(bytes: bytes)
      case .content(let next, let range): content = ContentReader(next, range: range)
      }
    }
  }
}
