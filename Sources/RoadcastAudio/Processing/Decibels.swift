import RealModule

/// Decibels and the factors they stand for.
package enum Decibels {
  /// The amplitude factor of a level in dB.
  package static func factor(_ decibels: Double) -> Double { Double.pow(10, decibels / 20) }

  /// The level of an amplitude factor in dB; −∞ for 0.
  package static func level(_ factor: Double) -> Double { 20 * Double.log10(factor) }
}
