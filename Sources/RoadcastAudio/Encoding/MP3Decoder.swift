import CLAME
import Synchronization

/// Decodes MP3 frames with LAME's own decoder, to hear what encoding made of a signal.
@safe
struct MP3Decoder: ~Copyable {
  private let handle: hip_t
  private let format: MP3Format
  private var left: [Int16]
  private var right: [Int16]

  /// LAME's decoders share tables that the first one fills, and a buffer that each frame is decoded
  /// into: without it, what is heard of one recording gets into another.
  private static let sharedState = Mutex(())

  init(_ format: MP3Format) throws(MP3Encoder.Failure) {
    let handle = Self.sharedState.withLock { _ in unsafe UInt(bitPattern: hip_decode_init()) }
    guard let handle = unsafe hip_t(bitPattern: handle) else {
      throw .lame(status: 0, step: "hip_decode_init")
    }
    unsafe self.handle = handle
    self.format = format
    left = Array(repeating: 0, count: MP3Format.frameSamples)
    right = left
  }

  deinit { _ = unsafe hip_decode_exit(handle) }

  /// Appends what whole frames decode to, interleaved, −1…1.
  ///
  /// It comes late by the codec's delay.
  mutating func decode(
    _ frames: [UInt8],
    appendingTo output: inout [Float]
  ) throws(MP3Encoder.Failure) {
    var offset = 0
    while offset < frames.count {
      guard let length = format.frameLength(frames[offset..<min(offset + 4, frames.count)]),
        offset + length <= frames.count
      else { throw .tooFewFrames }
      var frame = Array(frames[offset..<offset + length])
      // One frame at a time, so that what comes out has room.
      let count = Self.sharedState.withLock { _ in
        unsafe frame.withUnsafeMutableBufferPointer { frame in
          unsafe left.withUnsafeMutableBufferPointer { left in
            unsafe right.withUnsafeMutableBufferPointer { right in
              unsafe hip_decode1(
                handle,
                frame.baseAddress,
                frame.count,
                left.baseAddress,
                right.baseAddress
              )
            }
          }
        }
      }
      guard count >= 0 else { throw .lame(status: Int(count), step: "hip_decode1") }
      for index in 0..<Int(count) {
        output.append(Float(left[index]) / 32_768)
        if format.channels == 2 { output.append(Float(right[index]) / 32_768) }
      }
      offset += length
    }
  }
}
