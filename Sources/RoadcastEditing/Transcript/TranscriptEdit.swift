package import RoadcastModel

/// One change of a transcript; cues are counted from 0.
package enum TranscriptEdit: Sendable, Equatable {
  /// Changes the words of a cue, and who says them; nil for no one in particular.
  case write(Int, text: String, speaker: String?)

  /// Changes the times of a cue.
  case time(Int, start: Milliseconds, end: Milliseconds)

  /// Moves the start of a cue, and with it the end of the one before where that reached up to it.
  case nudge(Int, to: Milliseconds)

  /// Makes two cues of one.
  ///
  /// - `after`: the number of characters of its text that stay in the first.
  /// - `at`: when the second starts; nil for a share of the time like that of the text.
  case split(Int, after: Int, at: Milliseconds?)

  /// Joins a cue with the one after it.
  case join(Int)

  /// Removes a cue.
  case remove(Int)

  /// Moves all cues by a time, which can be negative.
  case shift(Milliseconds)
}
