/// The ordered segments, gaps, opener and closer of an episode on one timeline: what is heard.
///
/// Limits, cues, chapters and players all read this; nobody adds up lengths for themselves.
package struct Programme: Sendable, Equatable {
  /// One recording on the timeline, in samples at the programme's rate.
  package struct Part: Sendable, Equatable {
    package enum Role: Sendable, Equatable {
      case opener, closer
      /// A segment, by its place in `Episode.segments`.
      case segment(Int)
    }

    package var role: Role

    package var use: RecordingUse

    /// The recording; a path in the workspace.
    package var audio: String { use.path }

    /// Where it begins.
    package var start: Int

    /// How long it is heard, without the silence behind it.
    package var length: Int

    /// Its length with the silence behind it, in whole MP3 frames.
    package var block: Int

    /// What was taken out of the recording, in its own samples: ascending, apart from each other.
    package var cuts: [Range<Int>]

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

  /// Puts a recording behind the last one.
  ///
  /// - `length`: samples heard.
  /// - `block`: samples until the next part begins, at least `length`.
  /// - `cuts`: what was taken out of the recording, in its own samples.
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

  package var durationInMilliseconds: Milliseconds { milliseconds(duration) }

  /// The segments with their parts, in the order heard.
  package var segments: [(index: Int, part: Part)] {
    parts.compactMap { part in
      guard case .segment(let index) = part.role else { return nil }
      return (index, part)
    }
  }

  /// A position of this programme in milliseconds, rounded once.
  package func milliseconds(_ samples: Int) -> Milliseconds {
    Milliseconds(samples: samples, at: sampleRate)
  }

  /// Where a moment of a part's recording is heard, kept within what is heard of the part.
  package func position(of moment: Milliseconds, in part: Part) -> Milliseconds {
    milliseconds(part.start + offset(of: moment, in: part))
  }

  /// The same in samples from the part's beginning.
  package func offset(of moment: Milliseconds, in part: Part) -> Int {
    let sample = moment.samples(at: sampleRate)
    // A moment within a cut is heard where the cut was made.
    let taken = part.cuts.reduce(0) { $0 + min(max(sample - $1.lowerBound, 0), $1.count) }
    return min(max(sample - taken, 0), part.length)
  }
}
