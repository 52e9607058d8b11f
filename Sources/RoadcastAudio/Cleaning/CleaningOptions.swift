/// Which repairs a recording gets before it is brought to its level.
package struct CleaningOptions: Sendable, Hashable {
  /// Takes a constant offset out.
  package var offset = true

  /// Takes out what lies under the voice: 80 Hz, 24 dB an octave.
  package var highPass = true

  /// Shortens the silence before the first sound and behind the last.
  package var trim = true

  /// Sets right stereo of which one side is silent, or is the other turned over.
  package var stereo = true

  /// Evens out speakers who drift in loudness.
  package var leveller = false

  /// Shortens long pauses.
  package var pauses = false

  /// What voices get when nothing else is asked for.
  package static let standard = CleaningOptions()

  /// Nothing is touched: for openers and closers.
  package static let none = CleaningOptions(
    offset: false,
    highPass: false,
    trim: false,
    stereo: false,
    leveller: false,
    pauses: false
  )

  package init(
    offset: Bool = true,
    highPass: Bool = true,
    trim: Bool = true,
    stereo: Bool = true,
    leveller: Bool = false,
    pauses: Bool = false
  ) {
    self.offset = offset
    self.highPass = highPass
    self.trim = trim
    self.stereo = stereo
    self.leveller = leveller
    self.pauses = pauses
  }

  /// All of it as text for a cache's key.
  var fingerprint: String {
    [offset, highPass, trim, stereo, leveller, pauses].map { $0 ? "1" : "0" }.joined()
  }
}
