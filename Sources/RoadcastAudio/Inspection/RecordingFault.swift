/// Something in a recording that no clean-up can save, and where it is.
package struct RecordingFault: Sendable, Equatable {
  package enum Kind: String, Sendable {
    /// Louder than the recorder could hold.
    case clipped
    /// Digital zeros inside speech: samples were lost on the way.
    case dropout
    /// Nothing is said for long.
    case silence
  }

  package var kind: Kind

  /// Seconds from the recording's beginning.
  package var start: Double

  /// Seconds.
  package var duration: Double

  package init(kind: Kind, start: Double, duration: Double) {
    self.kind = kind
    self.start = start
    self.duration = duration
  }
}
