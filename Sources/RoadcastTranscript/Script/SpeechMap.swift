package import RoadcastModel

/// Where something is said in a recording and where not.
package struct SpeechMap: Sendable, Equatable {
  /// A silence between two stretches of speech, or the edge before the first and behind the last.
  struct Pause: Equatable {
    /// Milliseconds: where the speech before it ends, and where the speech behind it begins.
    var start: Int
    var end: Int

    /// Milliseconds of speech before it.
    var spokenBefore: Int

    var length: Int { end - start }
  }

  /// Ascending, with speech between each and the next: two at least, or none where all is silent.
  let pauses: [Pause]

  /// - Parameters:
  ///   - pauses: in hundredths of a second, ascending and apart from each other; those at either end
  ///     included.
  ///   - length: the recording's.
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

  /// Milliseconds of speech in all.
  var spoken: Int { pauses.last?.spokenBefore ?? 0 }

  /// The moment at which so much was said, in milliseconds of speech.
  ///
  /// - `range`: the pauses between which to look; the speech lies between its first and last.
  /// - Returns: within speech, or at the edge of a pause: its end.
  func moment(spoken: Int, within range: ClosedRange<Int>) -> Int {
    var low = range.lowerBound
    var high = range.upperBound
    // The last pause before which no more is said.
    while low < high {
      let middle = (low + high + 1) / 2
      if pauses[middle].spokenBefore <= spoken { low = middle } else { high = middle - 1 }
    }
    let pause = pauses[low]
    return low == range.upperBound ? pause.start : pause.end + spoken - pause.spokenBefore
  }
}
