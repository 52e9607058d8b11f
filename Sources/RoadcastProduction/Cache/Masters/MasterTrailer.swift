import RoadcastAudio

/// What follows a master's frames in the cache: two bytes for each peak, and eight with the length of the
/// frames, the lowest first.
struct MasterTrailer {
  var peaks: [WaveformPeak]

  /// The number of bytes of the frames.
  var framesLength: Int

  /// The number of bytes of the length.
  static let endLength = 8

  var bytes: [UInt8] {
    peaks.flatMap { [UInt8(bitPattern: $0.low), UInt8(bitPattern: $0.high)] }
      + (0..<Self.endLength).map { UInt8(truncatingIfNeeded: framesLength >> (8 * $0)) }
  }

  /// Reads the length of the frames.
  ///
  /// - Parameter end: The last eight bytes.
  /// - Returns: A number of bytes; nothing is certain about it.
  static func framesLength(_ end: [UInt8]) -> Int {
    end.reversed().reduce(0) { $0 << 8 | Int($1) }
  }

  /// Reads the peaks.
  ///
  /// - Parameter bytes: Those between the frames and the last eight.
  /// - Returns: One peak for every two bytes.
  static func peaks(_ bytes: [UInt8]) -> [WaveformPeak] {
    stride(from: 0, to: bytes.count - 1, by: 2).map {
      WaveformPeak(low: Int8(bitPattern: bytes[$0]), high: Int8(bitPattern: bytes[$0 + 1]))
    }
  }
}
