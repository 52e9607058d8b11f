/// A version of an episode on a timeline: opener, segments, gaps and closer.
///
/// Limits, cues, chapters and players all use this timeline, so that lengths are added up only here.
package struct Programme: Sendable, Equatable {
  /// One recording on the timeline, in samples at the programme's rate.
  package struct Part: Sendable, Equatable {
    /// What the recording is in the programme.
    package enum Role: Sendable, Equatable {
      case opener, closer
      /// A segment, by its index in ``Episode/segments``.
      case segment(Int)
    }

    package var role: Role
    package var use: RecordingUse

    /// The recording: a path in the workspace.
    package var audio: String { use.path }

    /// The sample at which the part starts.
    package var start: Int

    /// The number of samples that play, without the silence after them.
    package var length: Int

    /// The length with the silence after it; whole MP3 frames.
    package var block: Int

    /// The parts cut out of the recording, in its own samples: ascending, without overlap.
    package var cuts: [Range<Int>]

    /// The sample at which the part ends, without the silence after it.
    package var end: Int { start + length }
  }

  /// The feed that publishes the programme.
  package var feed: FeedName

  /// Hz.
  package var sampleRate: Int

  package private(set) var parts: [Part] = []

  package init(feed: FeedName, sampleRate: Int) {
    self.feed = feed
    self.sampleRate = sampleRate
  }

  /// Adds a recording at the end of the timeline.
  ///
  /// - Parameters:
  ///   - role: what the recording is in the programme.
  ///   - use: the recording with its repairs.
  ///   - length: the number of samples that play.
  ///   - block: the number of samples until the next part starts; at least `length`.
  ///   - cuts: the parts cut out of the recording, in its own samples.
  package mutating func append(
    _ role: Part.Role,
    use: RecordingUse,
    length: Int,
    block: Int,
    cuts: [Range<Int>] = []
  ) {
    let start = parts.last.map { $0.start + $0.block } ?? 0
    parts.append(
      Part(
        role: role,
        use: use,
        start: start,
        length: length,
        block: block,
        cuts: cuts
      )
    )
  }

  /// The programme's length in samples: the end of its last part.
  package var duration: Int { parts.last?.end ?? 0 }

  /// The programme's length in milliseconds.
  package var durationInMilliseconds: Milliseconds { milliseconds(duration) }

  /// The programme's length in whole seconds: rounded, halves up, and at least 1.
  package var durationInSeconds: Int { max((2 * duration + sampleRate) / (2 * sampleRate), 1) }

  /// The segments' indices with their parts, in order.
  package var segments: [(index: Int, part: Part)] {
    parts.compactMap { part in
      guard case .segment(let index) = part.role else { return nil }
      return (index, part)
    }
  }

  /// The share of a length in that of all segments together, without opener, closer and pauses.
  ///
  /// - Parameter samples: The length.
  /// - Returns: Per cent, rounded; the shares of all segments don't always add up to 100.
  package func percent(of samples: Int) -> Int {
    let whole = max(1, segments.reduce(0) { $0 + $1.part.length })
    return (200 * samples + whole) / (2 * whole)
  }

  /// Converts a position in samples to milliseconds.
  package func milliseconds(_ samples: Int) -> Milliseconds {
    Milliseconds(samples: samples, at: sampleRate)
  }

  /// Finds the time at which a moment of a recording plays.
  ///
  /// - Parameters:
  ///   - moment: from the start of the recording, before anything is cut out.
  ///   - part: the recording's part of the programme.
  /// - Returns: from the start of the programme, rounded once; never outside the part.
  package func position(of moment: Milliseconds, in part: Part) -> Milliseconds {
    milliseconds(part.start + offset(of: moment, in: part))
  }

  /// Finds the sample at which a moment of a recording plays.
  ///
  /// - Parameters:
  ///   - moment: from the start of the recording, before anything is cut out.
  ///   - part: the recording's part of the programme.
  /// - Returns: from the start of the part; from 0 to its length.
  package func offset(of moment: Milliseconds, in part: Part) -> Int {
    let sample = moment.samples(at: sampleRate)
    // A moment inside a cut plays where the cut was made.
    let taken = part.cuts.reduce(0) { $0 + min(max(sample - $1.lowerBound, 0), $1.count) }
    return min(max(sample - taken, 0), part.length)
  }
}
