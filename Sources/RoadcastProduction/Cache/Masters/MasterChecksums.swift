import RoadcastAudio
import RoadcastFiles
import Synchronization

/// The checksums of masters' frames, each of which is computed once.
///
/// Concurrent tasks can share one.
final class MasterChecksums: Sendable {
  private struct Frames: Hashable {
    var key: String
    var length: Int
  }

  private let known = Mutex<[Frames: CRC16]>([:])

  /// The checksum of a master's first frames.
  ///
  /// - Parameters:
  ///   - master: The master.
  ///   - key: The master's key.
  ///   - length: The number of bytes of the frames.
  /// - Returns: The checksum of these bytes alone.
  /// - Throws: If they can't be read.
  func checksum(of master: Master, _ key: String, length: Int) throws(WorkFailure) -> CRC16 {
    let frames = Frames(key: key, length: length)
    if let checksum = known.withLock({ $0[frames] }) { return checksum }
    var checksum = CRC16()
    try master.readFrames(length) { block throws(WorkFailure) in checksum.add(block) }
    known.withLock { $0[frames] = checksum }
    return checksum
  }
}
