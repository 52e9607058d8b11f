import CLAME
import Synchronization

/// Decodes MP3 frames with LAME's own decoder, to measure what encoding does to a signal.
@safe
struct MP3Decoder: ~Copyable {
  /// The only owner of LAME's decoder state, which it frees.
  private let handle: hip_t

  private let format: MP3Format
  private var left: [Int16]
  private var right: [Int16]

  /// Serialises all calls into LAME's decoders.
  ///
  /// They share tables that the first one fills, and a buffer into which each of them decodes. Without the
  /// lock, samples of one recording get into another.
  private static let sharedState = Mutex(())

  /// Creates a decoder.
  ///
  /// - Throws: `LAMEError.outOfMemory` without memory.
  init(_ format: MP3Format) throws(LAMEError) {
    // A pointer can't leave the lock's closure, its address can.
    let address = Self.sharedState.withLock { _ in unsafe UInt(bitPattern: hip_decode_init()) }
    guard let handle = unsafe hip_t(bitPattern: address) else {
      throw .outOfMemory
    }
    unsafe self.handle = handle
    self.format = format
    left = Array(repeating: 0, count: MP3Format.frameSamples)
    right = left
  }

  deinit { _ = unsafe hip_decode_exit(handle) }

  /// Decodes whole frames.
  ///
  /// The output is late by the codec's delay, 1105 samples.
  ///
  /// - Parameters:
  ///   - frames: Whole frames of the decoder's format.
  ///   - output: Gets the decoded samples appended, interleaved, −1…1.
  /// - Throws: `LAMEError` if LAME refuses a frame, or if a frame isn't complete.
  mutating func decode(
    _ frames: [UInt8],
    appendingTo output: inout [Float]
  ) throws(LAMEError) {
    var offset = 0
    while offset < frames.count {
      guard let length = format.frameLength(frames[offset..<min(offset + 4, frames.count)]),
        offset + length <= frames.count
      else { throw .incompleteOutput }
      var frame = Array(frames[offset..<offset + length])
      let count = Self.sharedState.withLock { _ in
        unsafe frame.withUnsafeMutableBufferPointer { frame in
          unsafe left.withUnsafeMutableBufferPointer { left in
            unsafe right.withUnsafeMutableBufferPointer { right in
              // LAME isn't given the room of its output. One frame decodes to at most the 1152 samples
              // that both buffers hold.
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
      guard count >= 0 else { throw .failed(function: "hip_decode1", status: Int(count)) }
      for index in 0..<Int(count) {
        output.append(Float(left[index]) / 32_768)
        if format.channels == 2 { output.append(Float(right[index]) / 32_768) }
      }
      offset += length
    }
  }
}
