/// How a show's episodes belong together: Apple's `itunes:type`.
package enum ShowKind: String, Sendable, CaseIterable {
  /// Each one stands alone; apps show the newest first.
  case episodic

  /// They're meant to be played in order, from the first on.
  case serial
}
