package import RoadcastFiles

/// The WAV file that a phone system plays: recordings at 8 kHz, mono, G.711 µ-law.
package enum PhoneRendition {
  /// One of its recordings.
  package struct Part: Sendable {
    /// The recording.
    package var file: InputFile

    /// The recording's analysis for the same settings.
    package var analysis: RecordingAnalysis

    /// The settings of the recording's master.
    package var settings: MasterSettings

    package init(file: InputFile, analysis: RecordingAnalysis, settings: MasterSettings) {
      self.file = file
      self.analysis = analysis
      self.settings = settings
    }
  }

  /// The version of everything here that affects the file's bytes.
  ///
  /// Increase it when the same masters give different bytes.
  package static let version = 1

  /// The target loudness of each part in the phone's band in LUFS, mono measured as played through both
  /// loudspeakers.
  ///
  /// Speech is then about 19 dB below full scale, like the announcements of phone systems.
  private static let loudness = -16.0

  /// The true-peak ceiling in dBTP, which leaves room for what µ-law adds to peaks.
  private static let ceiling = -3.0

  /// Writes the file.
  ///
  /// - Parameters:
  ///   - parts: The recordings, in order.
  ///   - gap: The silence between two recordings in seconds.
  ///   - path: An absolute path; no file has it yet.
  /// - Returns: The complete file, open for reading.
  /// - Throws: A `WorkFailure` if it can't be written, a `RecordingError` if a part can no longer be read.
  package static func write(
    _ parts: [Part],
    gap: Double,
    to path: String
  ) throws -> InputFile {
    var writer = try SoundFileWriter(
      path: path,
      encoding: .ulaw,
      sampleRate: PhoneStream.sampleRate
    )
    let silence = [Float](
      repeating: 0,
      count: Int((gap * Double(PhoneStream.sampleRate)).rounded())
    )
    for (index, part) in parts.enumerated() {
      if index > 0 { try writer.append(silence) }
      var limiter = Limiter(
        gain: Decibels.factor(try gain(of: part)),
        ceiling: Decibels.factor(ceiling),
        channels: 1,
        sampleRate: PhoneStream.sampleRate
      )
      var stream = try stream(of: part)
      var block: [Float] = []
      var limited: [Float] = []
      while try stream.next(into: &block) {
        limiter.process(block, into: &limited)
        try writer.append(limited)
      }
      limiter.finish(into: &limited)
      try writer.append(limited)
    }
    return try writer.finish()
  }

  private static func stream(of part: Part) throws(RecordingError) -> PhoneStream {
    try PhoneStream(
      file: part.file,
      analysis: part.analysis,
      settings: part.settings
    )
  }

  /// Measures the gain in dB that brings a part to the target loudness, now that its bass is gone.
  private static func gain(of part: Part) throws(RecordingError) -> Double {
    var stream = try stream(of: part)
    var meter = try LoudnessMeter(channels: 1, sampleRate: PhoneStream.sampleRate)
    var block: [Float] = []
    while try stream.next(into: &block) { meter.add(block) }
    return meter.integrated.map { loudness - $0 } ?? 0
  }
}
