/// Makes the copy of a recording that speech recognisers read: WAV, 16 kHz, mono, 16 bits.
///
/// Its times are the recording's own: nothing is cut.
package enum SpeechCopy {
  /// Hz; what recognisers are trained on.
  static let sampleRate = 16_000

  /// Writes the copy.
  ///
  /// - `descriptor`: the recording, open for reading.
  /// - `fileSize`: its bytes.
  /// - `mostSeconds`: a longer recording is refused before any of it is read.
  /// - `path`: a file that is not there yet.
  ///
  /// Returns the recording's length in seconds. Throws a `RecordingError` for a recording that can't
  /// be used, else a
  /// `SoundFileWriter.Failure`.
  package static func write(
    descriptor: Int32,
    fileSize: Int,
    mostSeconds: Int,
    to path: String
  ) throws -> Double {
    let inspection = try Mastering.inspect(
      descriptor: descriptor,
      fileSize: fileSize,
      mostSeconds: mostSeconds
    )
    var stream = try RecordingStream(
      descriptor: descriptor,
      channels: 1,
      sampleRate: sampleRate,
      mix: inspection.mix,
      offsets: inspection.offsets
    )
    let writer = try SoundFileWriter(path: path, encoding: .pcm16, sampleRate: sampleRate)
    var block: [Float] = []
    while try stream.next(into: &block) { try writer.append(block) }
    try writer.finish()
    return Double(stream.framesOut) / Double(sampleRate)
  }
}
