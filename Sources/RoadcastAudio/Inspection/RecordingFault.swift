/// Damage in a recording, and where it is.
package struct RecordingFault: Sendable, Equatable {
  package enum Kind: String, Sendable {
    /// The sound was louder than the recorder's full scale, and its peaks are cut off.
    case clipped

    /// There are digital zeros inside sound: samples were lost on the way.
    case dropout

    /// There is nothing but silence for a long time.
    case silence

    /// One side is the other one with inverted polarity. That is corrected.
    case opposite

    /// Both sides cancel each other out when they are mixed to mono.
    case cancelled
  }

  package var kind: Kind

  /// Seconds from the recording's start.
  package var start: Double

  /// Seconds.
  package var duration: Double

  package init(kind: Kind, start: Double, duration: Double) {
    self.kind = kind
    self.start = start
    self.duration = duration
  }
}
