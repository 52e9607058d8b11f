import RealModule

/// Takes cuts out of a signal: with fades at its ends, and cross-fades inside.
struct Splicer: Sendable {
  private enum Action: Sendable {
    case keep, fadeIn, fadeOut, drop
    /// The end of what stands before a cut is held back …
    case hold
    /// … and blended into the beginning of what stands behind it.
    case blend
  }

  private let channels: Int
  private var regions: [(end: Int, action: Action)] = []
  private var region = 0
  private var position = 0
  private var held: [Float] = []
  private let fade: Int

  /// - `cuts`: ranges of frames, ascending, each and the stretches between them longer than 20 ms.
  /// - `length`: frames of the whole signal.
  /// - `sampleRate`: Hz.
  init(cuts: [Range<Int>], length: Int, channels: Int, sampleRate: Int) {
    self.channels = channels
    fade = sampleRate / 200
    for cut in cuts {
      if cut.lowerBound == 0 {
        regions += [(cut.upperBound, .drop), (cut.upperBound + fade, .fadeIn)]
      } else if cut.upperBound == length {
        regions += [
          (cut.lowerBound - fade, .keep), (cut.lowerBound, .fadeOut), (cut.upperBound, .drop),
        ]
      } else {
        regions += [
          (cut.lowerBound - fade, .keep), (cut.lowerBound, .hold),
          (cut.upperBound - fade, .drop), (cut.upperBound, .blend),
        ]
      }
    }
    regions.append((.max, .keep))
  }

  /// Appends to `output` what is left of the next frames, interleaved.
  mutating func process(_ block: [Float], appendingTo output: inout [Float]) {
    var index = 0
    let frames = block.count / channels
    while index < frames {
      while regions[region].end <= position { region += 1 }
      let (end, action) = regions[region]
      let count = min(frames - index, end - position)
      let samples = block[(index * channels)..<((index + count) * channels)]
      switch action {
      case .keep: output.append(contentsOf: samples)
      case .drop: break
      case .hold: held.append(contentsOf: samples)
      case .fadeIn: append(samples, from: position - (end - fade), to: &output) { $0 }
      case .fadeOut: append(samples, from: position - (end - fade), to: &output) { 1 - $0 }
      case .blend: blend(samples, from: position - (end - fade), to: &output)
      }
      index += count
      position += count
    }
  }

  private func append(
    _ samples: ArraySlice<Float>,
    from first: Int,
    to output: inout [Float],
    gain: (Float) -> Float
  ) {
    for (offset, sample) in samples.enumerated() {
      output.append(sample * gain((Float(first + offset / channels) + 0.5) / Float(fade)))
    }
  }

  /// Both sides are noise that has nothing to do with the other's, so that their powers add up.
  private mutating func blend(
    _ samples: ArraySlice<Float>,
    from first: Int,
    to output: inout [Float]
  ) {
    for (offset, sample) in samples.enumerated() {
      let angle = (Float(first + offset / channels) + 0.5) / Float(fade) * Float.pi / 2
      let before = held[first * channels + offset]
      output.append(before * Float.cos(angle) + sample * Float.sin(angle))
    }
    if first + samples.count / channels == fade { held.removeAll(keepingCapacity: true) }
  }
}
