/// Which repairs recordings get: `clean` in `show.yml` and of a segment.
package struct Cleaning: Sendable, Hashable {
  /// One repair, by the name it has in manifests.
  package enum Step: String, Sendable, CaseIterable {
    /// Takes a constant offset out.
    case offset = "dc_offset"
    /// Takes out what lies under the voice.
    case highPass = "high_pass"
    /// Shortens the silence at either end.
    case trim
    /// Sets right stereo of which one side is silent, or is the other turned over.
    case stereo
    /// Evens out speakers who drift in loudness.
    case leveller
    /// Shortens long pauses.
    case pauses = "shorten_pauses"
  }

  package var steps: Set<Step>

  package init(steps: Set<Step>) { self.steps = steps }

  /// What never hurts.
  package static let standard = Cleaning(steps: [.offset, .highPass, .trim, .stereo])

  /// Nothing at all: openers and closers stay as they were made.
  package static let none = Cleaning(steps: [])

  /// These repairs with some switched on or off.
  package func changed(by switches: [Step: Bool]) -> Cleaning {
    switches.isEmpty
      ? self
      : Cleaning(steps: steps.filter { switches[$0] != false }.union(switches.filter(\.value).keys))
  }
}
