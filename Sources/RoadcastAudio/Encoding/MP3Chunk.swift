/// A stretch of a master as an encoder gets it: its own frames, preceded by priming frames and followed
/// by trailing ones.
package struct MP3Chunk: Sendable {
  /// The samples of all frames: interleaved, −1…1, finite.
  package var samples: [Float]

  /// The number of frames at the front that bring the encoder into the state of a serial encoding.
  ///
  /// They aren't in the output.
  package var primingFrames: Int

  /// The number of the chunk's own frames, which are in the output.
  package var frames: Int

  /// The number of frames that an encoder needs after the last one that it completes.
  package static let trailingFrames = 3

  package init(samples: [Float], primingFrames: Int, frames: Int) {
    self.samples = samples
    self.primingFrames = primingFrames
    self.frames = frames
  }

  /// Measures the waveform of the chunk's own frames.
  ///
  /// - Parameter channels: 1 or 2.
  /// - Returns: One peak for each frame.
  func peaks(channels: Int) -> [WaveformPeak] {
    let samples = samples.span
    let frameSize = MP3Format.frameSamples * channels
    return (primingFrames..<primingFrames + frames).map { frame in
      WaveformPeak(samples.extracting(frame * frameSize..<(frame + 1) * frameSize))
    }
  }
}
