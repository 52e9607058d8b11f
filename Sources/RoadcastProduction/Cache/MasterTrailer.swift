import RoadcastAudio

/// What stands behind a master's frames in the cache: two bytes for each peak, and eight that say how
/// long the frames are, the lowest first.
struct MasterTrailer {
  var peaks: [WaveformPeak]

  /// Bytes.
  var framesLength: Int

  /// Of the length alone.
  static let endLength = 8

  var bytes: [UInt8] {
    peaks.flatMap { [UInt8(bitPattern: $0.low), UInt8(bitPattern: $0.high)] }
      + (0..<Self.endLength).map { UInt8(truncatingIfNeeded: framesLength >> (8 * $0)) }
  }

  /// - `end`: the last eight bytes.
  static func framesLength(_ end: [UInt8]) -> Int {
    end.reversed().reduce(0) { $0 << 8 | Int($1) }
  }

  /// - `bytes`: those between the frames and the last eight.
  static func peaks(_ bytes: [UInt8]) -> [WaveformPeak] {
    stride(from: 0, to: bytes.count - 1, by: 2).map {
      WaveformPeak(low: Int8(bitPattern: bytes[$0]), high: Int8(bitPattern: bytes[$0 + 1]))
    }
  }
}
