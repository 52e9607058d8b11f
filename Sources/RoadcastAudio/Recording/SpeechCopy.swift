package import RoadcastFiles

/// Makes the copy of a recording that speech recognisers read: WAV, 16 kHz, mono, 16 bits.
///
/// Its times are the recording's own: nothing is cut.
package enum SpeechCopy {
  /// Hz; what recognisers are trained on.
  static let sampleRate = 16_000

  /// Writes the copy.
  ///
  /// - Parameters:
  ///   - file: The recording.
  ///   - mostSeconds: A longer recording is refused before any of it is read.
  ///   - path: An absolute path that nothing has.
  /// - Returns: The recording's length in seconds.
  /// - Throws: A `RecordingError` if the recording can't be used, a `WorkFailure` if the copy can't be
  ///   written.
  package static func write(
    of file: InputFile,
    mostSeconds: Int,
    to path: String
  ) throws -> Double {
    let inspection = try Mastering.inspect(file: file, mostSeconds: mostSeconds)
    var stream = try RecordingStream(
      file: file,
      channels: 1,
      sampleRate: sampleRate,
      mix: inspection.mix,
      offsets: inspection.offsets
    )
    var writer = try SoundFileWriter(path: path, encoding: .pcm16, sampleRate: sampleRate)
    var block: [Float] = []
    while try stream.next(into: &block) { try writer.append(block) }
    _ = try writer.finish()
    return Double(stream.framesOut) / Double(sampleRate)
  }
}
