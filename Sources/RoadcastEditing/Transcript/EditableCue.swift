package import RoadcastModel

/// One cue of a transcript, as it can be edited.
package struct EditableCue: Sendable, Equatable {
  package var start: Milliseconds
  package var end: Milliseconds

  /// The speaker that the cue names; nil where it names none.
  package var speaker: String?

  /// The words, with their line breaks.
  package var text: String

  /// The line of the file with the cue's times; 0 where the file has no times.
  package var line: Int

  /// Whether the times are estimated.
  package var isEstimated = false

  /// Why its words can't be changed here; nil if they can.
  package var refusal: EditRefusal?
}
