/// The frames of a stream from which a decoder gets a range of its samples.
///
/// A decoder's output overlaps two frames, so there's one frame more at the front. Frames without a bit
/// reservoir need no other.
package struct FrameSelection: Sendable, Hashable {
  /// The frames' indices in the stream.
  package let frames: Range<Int>

  /// The number of samples that a decoder drops at the start besides its own delay, for ``InfoFrame/delay``.
  package let delay: Int

  /// - Parameter samples: What to decode: positions in the stream as decoders return it, without delay.
  package init(decoding samples: Range<Int>) {
    // The same samples as a decoder puts them out, delay included.
    let first = samples.lowerBound + MP3Format.codecDelay
    let end = samples.upperBound + MP3Format.codecDelay
    let start = max(0, first / MP3Format.frameSamples - 1)
    frames = start..<(end + MP3Format.frameSamples - 1) / MP3Format.frameSamples
    let decoderDelay = MP3Format.codecDelay - MP3Format.encoderDelay
    delay = first - start * MP3Format.frameSamples - decoderDelay
  }
}
