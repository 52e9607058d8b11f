import RoadcastAudio
import RoadcastTesting

/// A complete MP3 file with one part, in a temporary folder.
struct MP3File {
  let folder: TemporaryFolder
  let bytes: [UInt8]

  var path: String { "\(folder.path)/a.mp3" }

  /// Writes a file.
  ///
  /// - Parameters:
  ///   - frames: All frames of the part's block.
  ///   - format: The frames' format.
  ///   - samples: The number of samples of each channel that a decoder should return.
  ///   - tag: An ID3 tag.
  /// - Throws: If it can't be written.
  init(_ frames: [UInt8], format: MP3Format, samples: Int, tag: [UInt8] = []) throws {
    let count = MP3Format.lastFrames(samples: samples)
    let kept = Self.split(frames, format).prefix(count)
    let audio = kept.flatMap(\.self)
    let info = InfoFrame(
      format: format,
      frames: kept.count,
      audioBytes: audio.count,
      audioChecksum: CRC16.of(audio),
      samples: samples
    )
    bytes = tag + info.bytes + audio
    folder = try TemporaryFolder()
    try folder.write(bytes, to: "a.mp3")
  }

  /// Splits a stream into its frames.
  static func split(_ bytes: [UInt8], _ format: MP3Format) -> [ArraySlice<UInt8>] {
    var frames: [ArraySlice<UInt8>] = []
    var rest = bytes[...]
    while let length = format.frameLength(rest.prefix(4)), length <= rest.count {
      frames.append(rest.prefix(length))
      rest = rest.dropFirst(length)
    }
    return frames
  }

  /// Encodes a signal and the silence after it in one chunk.
  static func encode(_ samples: [Float], as format: MP3Format) throws -> [UInt8] {
    let frameSize = MP3Format.frameSamples * format.channels
    let frames =
      (samples.count + MP3Format.codecDelay * format.channels + frameSize - 1) / frameSize
    let padded = (frames + MP3Chunk.trailingFrames) * frameSize
    return try MP3Encoder.encode(
      MP3Chunk(
        samples: samples + Array(repeating: 0, count: padded - samples.count),
        primingFrames: 0,
        frames: frames
      ),
      as: format
    )
  }
}
