import NIOCore
import RoadcastFiles

/// Reads a part of a content from its start to its end.
struct ContentReader {
  private let content: Content

  /// The bytes that are still to be read.
  private(set) var remaining: Int

  /// The place in the file of the next byte that's sent as it is.
  private var offset = 0

  /// The index of the next place.
  private var nextPlace = 0

  /// What's left of the words of the place before.
  private var pending: ArraySlice<UInt8> = []

  /// A part of the file, read ahead.
  private var window = ByteBuffer()
  private var windowStart = 0

  private static let windowSize = 64 << 10

  /// - Parameters:
  ///   - content: What to read.
  ///   - range: The places of the content's bytes.
  init(_ content: Content, range: Range<Int>) {
    self.content = content
    remaining = range.count
    skip(range.lowerBound)
  }

  private mutating func skip(_ count: Int) {
    var rest = count
    while rest > 0 {
      let plain = min(rest, plainEnd - offset)
      offset += plain
      rest -= plain
      guard rest > 0 else { return }
      takeWords()
      let skipped = min(rest, pending.count)
      pending = pending.dropFirst(skipped)
      rest -= skipped
    }
  }

  /// Where the bytes end that are sent as they are.
  private var plainEnd: Int {
    nextPlace < content.places.count ? content.places[nextPlace].offset : content.file.size
  }

  private mutating func takeWords() {
    guard nextPlace < content.places.count, let words = content.words else { return }
    let place = content.places[nextPlace]
    pending = words[place.kind][...]
    offset = place.offset + place.length
    nextPlace += 1
  }

  /// Adds the next bytes to a buffer.
  ///
  /// - Parameters:
  ///   - buffer: Gets the bytes.
  ///   - limit: The most bytes that are added.
  /// - Throws: If the file has become shorter, or the disk fails.
  mutating func read(into buffer: inout ByteBuffer, limit: Int) throws(WorkFailure) {
    var room = min(limit, remaining)
    while room > 0 {
      let count: Int
      if !pending.isEmpty {
        count = min(room, pending.count)
        buffer.writeBytes(pending.prefix(count))
        pending = pending.dropFirst(count)
      } else if offset < plainEnd {
        count = try copy(min(room, plainEnd - offset), into: &buffer)
      } else {
        takeWords()
        continue
      }
      room -= count
      remaining -= count
    }
  }

  private mutating func copy(
    _ count: Int,
    into buffer: inout ByteBuffer
  ) throws(WorkFailure) -> Int {
    if content.places.isEmpty {
      try content.file.append(to: &buffer, from: offset, count: count)
      offset += count
      return count
    }
    if offset < windowStart || offset >= windowStart + window.readableBytes {
      window.clear()
      windowStart = offset
      let size = min(Self.windowSize, content.file.size - offset)
      try content.file.append(to: &window, from: offset, count: size)
    }
    let available = min(count, windowStart + window.readableBytes - offset)
    let start = window.readerIndex + offset - windowStart
    if var slice = window.getSlice(at: start, length: available) { buffer.writeBuffer(&slice) }
    offset += available
    return available
  }
}

extension InputFile {
  /// Reads bytes into a network buffer without copying them.
  fileprivate func append(
    to buffer: inout ByteBuffer,
    from offset: Int,
    count: Int
  ) throws(WorkFailure) {
    var failure: WorkFailure?
    let done = unsafe buffer.writeWithUnsafeMutableBytes(minimumWritableBytes: count) { memory in
      do throws(WorkFailure) {
        return unsafe try self.read(
          into: UnsafeMutableRawBufferPointer(rebasing: memory[..<count]),
          at: offset
        )
      } catch {
        failure = error
        return 0
      }
    }
    if let failure { throw failure }
    guard done == count else {
      throw WorkFailure("\(path) became shorter while it was being sent")
    }
  }
}
