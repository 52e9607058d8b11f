/// A tone between silences, found in decoded samples.
struct DecodedTone {
  /// The first sample.
  var start: Int

  /// The last sample.
  var end: Int

  /// Its frequency, from its zero crossings.
  var hertz: Double

  /// All tones in a recording.
  ///
  /// - Parameters:
  ///   - samples: One channel.
  ///   - rate: Hz.
  ///   - threshold: Weaker samples count as silence; 1 is full scale.
  /// - Returns: The tones in their order. Those shorter than 10 ms are left out.
  static func all(in samples: [Float], rate: Int, threshold: Float = 0.04) -> [DecodedTone] {
    let longestHole = rate / 100
    var ranges: [(start: Int, end: Int)] = []
    for (index, sample) in samples.enumerated() where abs(sample) > threshold {
      if let last = ranges.last, index - last.end <= longestHole {
        ranges[ranges.count - 1].end = index
      } else {
        ranges.append((index, index))
      }
    }
    return ranges.filter { $0.end - $0.start > longestHole }.map { range in
      let middle = samples[(range.start + longestHole)..<(range.end - longestHole)]
      return DecodedTone(start: range.start, end: range.end, hertz: middle.frequency(rate: rate))
    }
  }
}
