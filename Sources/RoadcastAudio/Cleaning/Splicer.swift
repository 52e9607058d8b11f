import RealModule

/// Removes ranges from a signal, with a fade at its ends and a crossfade at each splice.
struct Splicer: Sendable {
  private enum Action: Sendable {
    case keep, fadeIn, fadeOut, drop
    /// The last samples ahead of a cut are held back …
    case hold
    /// … and crossfaded with the last samples of the cut.
    case blend
  }

  private let channels: Int
  private var regions: [(end: Int, action: Action)] = []
  private var region = 0
  private var position = 0
  private var held: [Float] = []

  /// The length of a fade in frames: 5 ms.
  private let fade: Int

  /// Creates a splicer.
  ///
  /// - Parameters:
  ///   - cuts: The ranges of frames to remove, ascending. Each of them, and each stretch between two of
  ///     them, is longer than 20 ms.
  ///   - length: The length of the whole signal in frames.
  ///   - channels: 1 or 2.
  ///   - sampleRate: Hz.
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

  /// Processes a block.
  ///
  /// - Parameters:
  ///   - block: The next frames, interleaved.
  ///   - output: Gets the frames appended that aren't removed, interleaved.
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

  /// Appends samples with a gain that depends on their place in a fade, 0…1.
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

  /// Appends samples crossfaded with those held back.
  ///
  /// Both sides are uncorrelated noise, whose powers add up. So the crossfade is one of equal power.
  private mutating func blend(
    _ samples: ArraySlice<Float>,
    from first: Int,
    to output: inout [Float]
  ) {
    for (offset, sample) in samples.enumerated() {
      let angle = (Float(first + offset / channels) + 0.5) / Float(fade) * Float.pi / 2
      let outgoing = held[first * channels + offset]
      output.append(outgoing * Float.cos(angle) + sample * Float.sin(angle))
    }
    if first + samples.count / channels == fade { held.removeAll(keepingCapacity: true) }
  }
}
