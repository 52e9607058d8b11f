package import RoadcastFiles

/// How loud a recording is from its start to its end, for a picture of it.
package struct RecordingSketch: Sendable {
  /// The highest amplitude in each of many equally long parts: 0…1,000.
  package let peaks: [Int]

  /// Frames of the whole recording.
  package let frames: Int

  /// Hz.
  package let sampleRate: Int

  /// The frames of one part.
  private static let partFrames = 1_152

  /// Reads the whole recording.
  ///
  /// - Parameter file: The recording.
  /// - Throws: Why it can't be used.
  package init(of file: InputFile) throws(RecordingError) {
    var reader = try SoundFileReader(file)
    var peaks: [Int] = []
    var frames = 0
    var block: [Float] = []
    let part = Self.partFrames * reader.channels
    while true {
      try reader.read(32 * Self.partFrames, into: &block)
      guard !block.isEmpty else { break }
      frames += block.count / reader.channels
      var start = 0
      while start < block.count {
        let end = min(block.count, start + part)
        var highest: Float = 0
        for index in start..<end { highest = max(highest, abs(block[index])) }
        peaks.append(highest.isFinite ? Int(min(highest, 1) * 1_000) : 1_000)
        start = end
      }
    }
    self.peaks = peaks
    self.frames = frames
    sampleRate = reader.sampleRate
  }

  /// Seconds.
  package var duration: Double { Double(frames) / Double(sampleRate) }
}
