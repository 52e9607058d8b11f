/// Sixteen samples that are processed together.
///
/// They fill four registers on processors with SSE2 or NEON, the least that Roadcast runs on. Four
/// independent registers also hide the latency of a multiplication or an addition.
typealias Lanes = SIMD16<Float>

extension SIMD16 where Scalar == Float {
  /// Compares two vectors lane by lane.
  ///
  /// - Parameter other: The vector to compare with. Its NaNs are ignored.
  /// - Returns: The maximum of each lane.
  @inline(__always)
  func larger(_ other: Self) -> Self { replacing(with: other, where: other .> self) }

  /// The absolute value of each lane.
  @inline(__always)
  var magnitudes: Self { larger(-self) }
}
