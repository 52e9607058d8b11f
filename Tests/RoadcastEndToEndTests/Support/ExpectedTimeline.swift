import RoadcastTesting

/// The arithmetic of the timeline, written a second time: where each recording must play.
struct ExpectedTimeline {
  /// Hz.
  let rate: Int

  /// The smallest number of samples between two recordings.
  private let pause: Int

  /// The first sample of each part.
  private(set) var starts: [Int] = []

  /// The sample after the last one of each part.
  private(set) var ends: [Int] = []

  private var next = 0

  /// - Parameters:
  ///   - rate: Hz.
  ///   - gap: Seconds between two recordings.
  init(rate: Int = 44_100, gap: Double = 0.6) {
    self.rate = rate
    pause = max(Int((gap * Double(rate)).rounded()), 576 + 529)
  }

  init(rate: Int = 44_100, gap: Double = 0.6, of recordings: [WAV]) {
    self.init(rate: rate, gap: gap)
    for recording in recordings { append(recording) }
  }

  /// The length of the programme, in samples.
  var duration: Int { ends.last ?? 0 }

  mutating func append(_ recording: WAV) { append(frames: recording.frames, at: recording.rate) }

  mutating func append(frames: Int, at sourceRate: Int) {
    let exact = Double(frames) * Double(rate) / Double(sourceRate)
    let length = Int((exact + 0.5).rounded(.down))
    starts.append(next)
    ends.append(next + length)
    next += ((length + pause + 1_151) / 1_152) * 1_152
  }

  /// A time in a part's recording, on the programme's timeline; both in milliseconds.
  func milliseconds(_ part: Int, _ moment: Int = 0) -> Int {
    let samples = starts[part] + Int((Double(moment) * Double(rate) / 1_000 + 0.5).rounded(.down))
    return milliseconds(ofSample: samples)
  }

  func milliseconds(ofSample sample: Int) -> Int {
    Int((Double(sample) * 1_000 / Double(rate) + 0.5).rounded(.down))
  }
}
