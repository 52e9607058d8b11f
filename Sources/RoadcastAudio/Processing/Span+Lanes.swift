/// Sixteen samples side by side: four registers of the plainest processors that Roadcast runs on.
typealias Lanes = SIMD16<Float>

extension Span where Element == Float {
  /// The 16 samples from `index` on; all of them must be there.
  @inline(__always)
  func lanes(at index: Int) -> Lanes {
    precondition(index >= 0 && index <= count - Lanes.scalarCount)
    return unsafe bytes.unsafeLoadUnaligned(
      fromByteOffset: index * MemoryLayout<Float>.stride,
      as: Lanes.self
    )
  }
}

extension SIMD16 where Scalar == Float {
  /// Each the larger of two.
  @inline(__always)
  func larger(_ other: Self) -> Self { replacing(with: other, where: other .> self) }

  @inline(__always)
  var magnitudes: Self { larger(-self) }
}

extension Span where Element == Float {
  /// The largest magnitude; 0 where there are no samples.
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

  /// The sum of squares.
  func power() -> Float {
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

  /// The sum of squares and the largest magnitude.
  func powerAndPeak() -> (power: Float, peak: Float) {
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
