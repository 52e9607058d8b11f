/// The cleaning steps that a recording may get ahead of loudness normalisation.
package struct CleaningOptions: Sendable, Hashable {
  /// Whether to remove a constant (DC) offset.
  package var removesOffset = true

  /// Whether to remove what is below the voice: 80 Hz, 24 dB per octave.
  package var appliesHighPass = true

  /// Whether to shorten the silence ahead of the first sound and after the last one.
  package var trimsSilence = true

  /// Whether to correct stereo in which one side is silent or has its polarity inverted.
  package var correctsStereo = true

  /// Whether to even out the loudness of a speaker who drifts away from the microphone.
  package var evensLoudness = false

  /// Whether to shorten long pauses.
  package var shortensPauses = false

  /// The steps that are safe for every recording of a voice.
  package static let standard = CleaningOptions()

  /// No step at all, for openers and closers.
  package static let none = CleaningOptions(
    removesOffset: false,
    appliesHighPass: false,
    trimsSilence: false,
    correctsStereo: false,
    evensLoudness: false,
    shortensPauses: false
  )

  package init(
    removesOffset: Bool = true,
    appliesHighPass: Bool = true,
    trimsSilence: Bool = true,
    correctsStereo: Bool = true,
    evensLoudness: Bool = false,
    shortensPauses: Bool = false
  ) {
    self.removesOffset = removesOffset
    self.appliesHighPass = appliesHighPass
    self.trimsSilence = trimsSilence
    self.correctsStereo = correctsStereo
    self.evensLoudness = evensLoudness
    self.shortensPauses = shortensPauses
  }

  /// All options as text, part of a cache's key.
  var fingerprint: String {
    [
      removesOffset, appliesHighPass, trimsSilence, correctsStereo, evensLoudness, shortensPauses,
    ].map { $0 ? "1" : "0" }.joined()
  }
}
