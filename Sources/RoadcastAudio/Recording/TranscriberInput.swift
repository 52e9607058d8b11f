package import RoadcastFiles

/// The WAV file that a transcriber reads: a recording at 16 kHz, mono, 16 bits.
///
/// Nothing is cut, so its times are the recording's own.
package enum TranscriberInput {
  /// The sample rate in Hz, which is the one that speech recognisers are trained on.
  static let sampleRate = 16_000

  /// Writes the file.
  ///
  /// - Parameters:
  ///   - file: The recording.
  ///   - maximumSeconds: The longest recording to accept. A longer one is refused by its header alone.
  ///   - path: An absolute path; no file has it yet.
  /// - Returns: The recording's length in seconds.
  /// - Throws: A `RecordingError` if the recording can't be used, a `WorkFailure` if the file can't be
  ///   written.
  package static func write(
    of file: InputFile,
    maximumSeconds: Int,
    to path: String
  ) throws -> Double {
    let inspection = try RecordingInspection(of: file, maximumSeconds: maximumSeconds)
    var stream = try RecordingStream(
      file: file,
      channels: 1,
      sampleRate: sampleRate,
      mix: inspection.mix,
      offsets: inspection.offsets,
      sampleLimit: inspection.repair.limit
    )
    var writer = try SoundFileWriter(path: path, encoding: .pcm16, sampleRate: sampleRate)
    var block: [Float] = []
    while try stream.next(into: &block) { try writer.append(block) }
    _ = try writer.finish()
    return Double(stream.framesOut) / Double(sampleRate)
  }
}
