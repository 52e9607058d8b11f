import Foundation

/// The sound of test recordings: mono samples between −1 and 1.
package enum Waveform {
  /// A sine wave that starts and ends abruptly, so that its ends can be found in a decoded file.
  package static func tone(
    _ hertz: Double = 440,
    frames: Int,
    rate: Int,
    level: Double = 0.25
  ) -> [Float] {
    let step = 2 * Double.pi * hertz / Double(rate)
    return (0..<frames).map { Float(level * cos(step * Double($0))) }
  }

  /// White noise.
  package static func noise(frames: Int, seed: Int = 1, level: Float = 0.1) -> [Float] {
    var random = SeededRandom(seed: seed)
    return (0..<frames).map { _ in level * Float.random(in: -1...1, using: &random) }
  }

  /// A sound like speech: a voice of a few harmonics in four syllables a second, with pauses.
  package static func speech(frames: Int, rate: Int, seed: Int = 1) -> [Float] {
    var random = SeededRandom(seed: seed)
    let syllable = rate / 4
    var samples: [Float] = []
    samples.reserveCapacity(frames)
    while samples.count < frames {
      let pitch = Double.random(in: 95...210, using: &random)
      let isPause = Int.random(in: 0..<6, using: &random) == 0
      let level = isPause ? 0 : Double.random(in: 0.1...0.35, using: &random)
      for frame in 0..<min(syllable, frames - samples.count) {
        let phase = 2 * Double.pi * pitch * Double(frame) / Double(rate)
        let envelope = sin(Double.pi * Double(frame) / Double(syllable))
        let voice = sin(phase) + 0.5 * sin(2 * phase) + 0.3 * sin(5 * phase)
        samples.append(Float(level * envelope * voice))
      }
    }
    return samples
  }
}
