import Foundation

/// A sine wave, or silence, to build test signals from.
package struct ToneSignal: Sendable {
  /// Hz.
  package var frequency: Double

  /// The peak, where 1 is full scale.
  package var amplitude: Double

  /// Degrees.
  package var phase: Double

  /// A tone whose level is in dBFS.
  package init(frequency: Double = 1_000, level: Double, phase: Double = 0) {
    self.init(frequency: frequency, amplitude: pow(10, level / 20), phase: phase)
  }

  package init(frequency: Double, amplitude: Double, phase: Double = 0) {
    self.frequency = frequency
    self.amplitude = amplitude
    self.phase = phase
  }

  /// One channel of the tone, faded in and out over `fade` seconds.
  package func samples(seconds: Double, sampleRate: Int, fade: Double = 0) -> [Float] {
    let count = Int((seconds * Double(sampleRate)).rounded())
    let step = 2 * Double.pi * frequency / Double(sampleRate)
    let start = phase * Double.pi / 180
    let fadeCount = fade * Double(sampleRate)
    return (0..<count).map { index in
      let edge = Double(min(index, count - 1 - index))
      let gain = edge < fadeCount ? edge / fadeCount : 1
      return Float(amplitude * gain * sin(start + step * Double(index)))
    }
  }
}

extension [Float] {
  /// The same channel on both sides, interleaved.
  package var onBothSides: [Float] { flatMap { [$0, $0] } }
}
