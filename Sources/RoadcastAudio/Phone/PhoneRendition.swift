package import RoadcastFiles

/// Makes the file that a phone system plays: 8 kHz, mono, G.711 µ-law, in a WAV.
package enum PhoneRendition {
  /// A recording that is heard in it.
  package struct Part: Sendable {
    package var file: InputFile
    package var analysis: RecordingAnalysis
    package var settings: MasterSettings

    package init(file: InputFile, analysis: RecordingAnalysis, settings: MasterSettings) {
      self.file = file
      self.analysis = analysis
      self.settings = settings
    }
  }

  /// Raised whenever the same masters give other bytes than before.
  package static let version = 1

  /// LUFS of each part in the phone's band, mono counted as heard from both loudspeakers: speech at
  /// about −19 dB of full scale, like the announcements of a phone system.
  private static let loudness = -16.0

  /// dBTP: what µ-law and a phone's earpiece add stays under full scale.
  private static let ceiling = -3.0

  /// Writes the file.
  ///
  /// - Parameters:
  ///   - parts: The recordings, in their order.
  ///   - gap: Seconds of silence between neighbours.
  ///   - path: An absolute path that nothing has.
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

  /// dB that bring a part to its level in the phone's band, where it has lost its bass.
  private static func gain(of part: Part) throws(RecordingError) -> Double {
    var stream = try stream(of: part)
    var meter = LoudnessMeter(channels: 1, sampleRate: PhoneStream.sampleRate)
    var block: [Float] = []
    while try stream.next(into: &block) { meter.add(block) }
    return meter.integrated.map { loudness - $0 } ?? 0
  }
}
