import RoadcastCompression
import RoadcastFiles

/// The bytes of a log, which may be compressed with gzip.
final class LogBytes {
  private let stream: ByteStream
  private var gunzipper: Gunzipper?
  private var isFirst = true

  init(_ stream: ByteStream) { self.stream = stream }

  /// What's there next.
  ///
  /// - Returns: Some bytes; none at the end.
  /// - Throws: If they can't be read.
  func next() throws(WorkFailure) -> ArraySlice<UInt8> {
    guard !isFirst else {
      isFirst = false
      let block = try stream.next()
      guard Gunzipper.canRead(block) else { return block }
      guard let gunzipper = Gunzipper() else { throw .outOfMemory(doing: "read \(stream.name)") }
      self.gunzipper = gunzipper
      return try next(of: gunzipper, first: block)
    }
    guard let gunzipper else { return try stream.next() }
    return try next(of: gunzipper, first: nil)
  }

  private func next(
    of gunzipper: Gunzipper,
    first: ArraySlice<UInt8>?
  ) throws(WorkFailure) -> ArraySlice<UInt8> {
    var first = first
    do {
      return try gunzipper.next {
        defer { first = nil }
        return try first ?? stream.next()
      }
    } catch let failure as WorkFailure {
      throw failure
    } catch {
      throw WorkFailure("\(stream.name) is damaged: it isn't what gzip has written; leave it out")
    }
  }
}
