/// Compares two signals.
///
/// - Parameters:
///   - left: Samples.
///   - right: Samples; those beyond the shorter signal are ignored.
/// - Returns: The largest difference of two samples, linear.
func largestDifference(
  between left: some Sequence<Float>,
  and right: some Sequence<Float>
) -> Float {
  zip(left, right).reduce(0) { max($0, abs($1.0 - $1.1)) }
}
