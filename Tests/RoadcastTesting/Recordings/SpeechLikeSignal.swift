import Foundation

/// A sound with the dynamics of speech.
///
/// It has the pulses of a voice with three resonances, some breath, four syllables a second, and pauses
/// between phrases.
package enum SpeechLikeSignal {
  /// One channel, with its largest sample at ±0.5.
  package static func samples(seconds: Double, sampleRate: Int, seed: Int = 1) -> [Float] {
    var random = SeededRandom(seed: seed)
    let rate = Double(sampleRate)
    var formants = [Resonance(650, rate), Resonance(1_700, rate), Resonance(2_900, rate)]
    var voice = 0.0
    var output: [Float] = []
    let count = Int((seconds * rate).rounded())
    output.reserveCapacity(count)
    for index in 0..<count {
      let time = Double(index) / rate
      voice += (115 + 25 * sin(time * 1.9)) / rate
      var source = (Double(random.next() >> 40) / Double(1 << 24) - 0.5) * 0.02
      if voice >= 1 {
        voice -= 1
        source += 1
      }
      let syllable = max(0, sin(time * 8 * Double.pi)) * (1 + 0.5 * sin(time * 2.3))
      let isPause = time.truncatingRemainder(dividingBy: 2.5) > 2.1
      source *= isPause ? 0.001 : syllable
      var sum = 0.0
      for formant in formants.indices {
        sum += formants[formant].next(source) / Double(formant + 1)
      }
      output.append(Float(sum))
    }
    let peak = output.reduce(0) { max($0, abs($1)) }
    return output.map { 0.5 * $0 / peak }
  }
}

/// A two-pole resonator.
private struct Resonance {
  private let first: Double
  private let second: Double
  private var one = 0.0
  private var two = 0.0

  init(_ frequency: Double, _ sampleRate: Double) {
    let radius = exp(-Double.pi * 120 / sampleRate)
    first = 2 * radius * cos(2 * Double.pi * frequency / sampleRate)
    second = -radius * radius
  }

  mutating func next(_ input: Double) -> Double {
    let output = input + first * one + second * two
    two = one
    one = output
    return output
  }
}
