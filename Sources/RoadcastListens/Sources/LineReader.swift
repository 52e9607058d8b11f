import RoadcastFiles

/// Splits what's read into lines, of which none can take much memory.
struct LineReader {
  enum Line {
    case text(ArraySlice<UInt8>)
    /// It's longer than ``maximumLength``, and was skipped.
    case tooLong
  }

  private let bytes: LogBytes
  private var buffer: [UInt8] = []
  private var start = 0
  private var isAtEnd = false

  /// The number of the line that was read last, from 1.
  private(set) var number = 0

  /// Whether the line that was read last has no end, because the log ends there.
  private(set) var isIncomplete = false

  /// More than any request's.
  static let maximumLength = 64 << 10

  init(_ stream: ByteStream) { bytes = LogBytes(stream) }

  /// The next line, without its end; nil after the last.
  mutating func next() throws(WorkFailure) -> Line? {
    var searched = start
    var isSkipped = false
    while true {
      if let end = newline(from: searched) {
        defer { start = end + 1 }
        number += 1
        return isSkipped ? .tooLong : .text(buffer[start..<end])
      }
      if buffer.count - start > Self.maximumLength {
        isSkipped = true
        start = buffer.count
      }
      searched = buffer.count - start
      guard try fill() else { break }
    }
    guard start < buffer.count || isSkipped else { return nil }
    number += 1
    isIncomplete = true
    defer { start = buffer.count }
    return isSkipped ? .tooLong : .text(buffer[start...])
  }

  private func newline(from place: Int) -> Int? {
    buffer[place...].firstIndex(of: UInt8(ascii: "\n"))
  }

  /// Reads more, and moves what's left to the start.
  ///
  /// - Returns: False at the end.
  private mutating func fill() throws(WorkFailure) -> Bool {
    guard !isAtEnd else { return false }
    buffer.removeFirst(start)
    start = 0
    let block = try bytes.next()
    buffer += block
    isAtEnd = block.isEmpty
    return !isAtEnd
  }
}
