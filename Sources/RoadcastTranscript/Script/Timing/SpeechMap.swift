package import RoadcastModel

/// The speech and the pauses of a recording.
package struct SpeechMap: Sendable, Equatable {
  /// A silence between two stretches of speech, or the edge before the first or after the last one.
  struct Pause: Equatable {
    /// The end of the previous speech, in milliseconds.
    var start: Int

    /// The start of the next speech, in milliseconds.
    var end: Int

    /// The speech before it, in milliseconds.
    var spokenBefore: Int

    var length: Int { end - start }
  }

  /// The pauses in order, with speech between them: two or more, or none in a silent recording.
  let pauses: [Pause]

  /// - Parameters:
  ///   - pauses: The pauses in hundredths of a second, ascending and separate, including those at both
  ///     ends.
  ///   - length: The length of the recording.
  package init(pauses: [Range<Int>], length: Milliseconds) {
    let end = length.count
    var edges: [Pause] = []
    var spoken = 0
    var position = 0
    for pause in pauses {
      let start = min(max(pause.lowerBound * 10, 0), end)
      let stop = min(max(pause.upperBound * 10, start), end)
      spoken += max(0, start - position)
      if edges.isEmpty, start > 0 { edges.append(Pause(start: 0, end: 0, spokenBefore: 0)) }
      edges.append(Pause(start: start, end: stop, spokenBefore: spoken))
      position = stop
    }
    if edges.isEmpty, end > 0 { edges.append(Pause(start: 0, end: 0, spokenBefore: 0)) }
    if position < end {
      edges.append(Pause(start: end, end: end, spokenBefore: spoken + end - position))
    }
    self.pauses = edges.count > 1 ? edges : []
  }

  /// All speech, in milliseconds.
  var spoken: Int { pauses.last?.spokenBefore ?? 0 }

  /// Finds the moment when an amount of speech is over.
  ///
  /// - Parameters:
  ///   - spoken: The speech since the start of the recording, in milliseconds.
  ///   - range: The pauses in which to look; the moment is between the first and the last one.
  /// - Returns: Milliseconds of the recording, within speech or at the end of a pause.
  func moment(spoken: Int, within range: ClosedRange<Int>) -> Int {
    var low = range.lowerBound
    var high = range.upperBound
    // Finds the last pause with no more speech before it.
    while low < high {
      let middle = (low + high + 1) / 2
      if pauses[middle].spokenBefore <= spoken { low = middle } else { high = middle - 1 }
    }
    let pause = pauses[low]
    return low == range.upperBound ? pause.start : pause.end + spoken - pause.spokenBefore
  }
}
