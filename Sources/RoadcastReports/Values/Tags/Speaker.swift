package import RoadcastModel

/// Someone who speaks in the reported episodes.
package struct Speaker: Sendable, Equatable {
  package var name: String

  /// The speaking time, in which each segment counts once, however many versions contain it.
  package var length: Milliseconds

  /// The part of ``length`` that has a transcript.
  package var transcribed: Milliseconds

  /// The number of words in the transcripts.
  package var words: Int

  /// Rounded; nil without transcripts.
  package var wordsPerMinute: Int? {
    guard transcribed.count > 0, words > 0 else { return nil }
    return (words * 120_000 + transcribed.count) / (2 * transcribed.count)
  }
}
