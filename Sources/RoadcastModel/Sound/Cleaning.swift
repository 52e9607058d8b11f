/// The repairs of a recording: `clean` in `show.yml`, and of a segment in `episode.yml`.
package struct Cleaning: Sendable, Hashable {
  /// One repair, by its key in manifests.
  package enum Step: String, Sendable, CaseIterable {
    /// Removes a constant offset.
    case offset = "dc_offset"
    /// Removes rumble below the voice.
    case highPass = "high_pass"
    /// Shortens silence at the start and at the end.
    case trim
    /// Repairs stereo with a silent or an inverted side.
    case stereo
    /// Evens out speakers who drift in loudness.
    case leveller
    /// Shortens long pauses.
    case pauses = "shorten_pauses"
  }

  package var steps: Set<Step>

  package init(steps: Set<Step>) { self.steps = steps }

  /// The repairs that can do no harm.
  package static let standard = Cleaning(steps: [.offset, .highPass, .trim, .stereo])

  /// No repairs: openers and closers stay as they were produced.
  package static let none = Cleaning(steps: [])

  /// These repairs with some of them switched on or off.
  package func changed(by switches: [Step: Bool]) -> Cleaning {
    switches.isEmpty
      ? self
      : Cleaning(steps: steps.filter { switches[$0] != false }.union(switches.filter(\.value).keys))
  }
}
