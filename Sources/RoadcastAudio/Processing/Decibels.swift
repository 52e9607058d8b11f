import RealModule

/// Conversions between levels in decibels and amplitude factors.
package enum Decibels {
  /// Converts a level to the amplitude factor that it stands for.
  ///
  /// - Parameter decibels: A level or a gain in dB.
  /// - Returns: 10^(dB / 20): 1 for 0 dB, about 2 for 6 dB.
  package static func factor(_ decibels: Double) -> Double { Double.pow(10, decibels / 20) }

  /// Converts an amplitude factor to its level.
  ///
  /// - Parameter factor: A linear amplitude or gain, 0 or more.
  /// - Returns: The level in dB, −∞ for 0.
  package static func level(_ factor: Double) -> Double { 20 * Double.log10(factor) }
}
