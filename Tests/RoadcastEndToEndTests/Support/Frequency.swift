extension ArraySlice<Float> {
  /// The frequency of a tone, from its rising zero crossings; 0 without a tone.
  ///
  /// - Parameter rate: The sample rate, in Hz.
  /// - Returns: Hz.
  func frequency(rate: Int) -> Double {
    let rising = indices.dropFirst().filter { self[$0 - 1] < 0 && self[$0] >= 0 }
    guard let first = rising.first, let last = rising.last, last > first else { return 0 }
    return Double(rising.count - 1) * Double(rate) / Double(last - first)
  }
}
