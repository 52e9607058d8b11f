extension Span where Element == Float {
  /// Loads 16 samples.
  ///
  /// - Parameter index: The position of the first one. It traps unless 16 samples start there.
  /// - Returns: The samples.
  @inline(__always)
  func lanes(at index: Int) -> Lanes {
    precondition(index >= 0 && index <= count - Lanes.scalarCount)
    // The precondition keeps the load inside the span, and every bit pattern is a valid float.
    return unsafe bytes.unsafeLoadUnaligned(
      fromByteOffset: index * MemoryLayout<Float>.stride,
      as: Lanes.self
    )
  }

  /// Finds the largest magnitude.
  ///
  /// - Returns: The sample peak, linear; 0 for an empty span.
  func largestMagnitude() -> Float {
    var loudest = Lanes.zero
    var index = 0
    while index + Lanes.scalarCount <= count {
      loudest = loudest.larger(lanes(at: index).magnitudes)
      index += Lanes.scalarCount
    }
    var peak = loudest.max()
    while index < count {
      peak = max(peak, abs(self[index]))
      index += 1
    }
    return peak
  }

  /// Adds up the squares of all samples.
  ///
  /// - Returns: The energy, linear: divided by the number of samples, it's the mean square.
  func sumOfSquares() -> Float {
    var squares = Lanes.zero
    var index = 0
    while index + Lanes.scalarCount <= count {
      let lanes = lanes(at: index)
      squares += lanes * lanes
      index += Lanes.scalarCount
    }
    var sum = squares.sum()
    while index < count {
      sum += self[index] * self[index]
      index += 1
    }
    return sum
  }

  /// Adds up the squares and finds the largest magnitude in one pass.
  ///
  /// - Returns: The energy and the sample peak, both linear.
  func sumOfSquaresAndPeak() -> (sumOfSquares: Float, peak: Float) {
    var squares = Lanes.zero
    var loudest = Lanes.zero
    var index = 0
    while index + Lanes.scalarCount <= count {
      let lanes = lanes(at: index)
      squares += lanes * lanes
      loudest = loudest.larger(lanes.magnitudes)
      index += Lanes.scalarCount
    }
    var sum = squares.sum()
    var peak = loudest.max()
    while index < count {
      sum += self[index] * self[index]
      peak = max(peak, abs(self[index]))
      index += 1
    }
    return (sum, peak)
  }
}
