import RoadcastTesting

extension RIFFBuilder {
  /// A WAV file with one format chunk and one sound chunk, of 16-bit PCM unless the parameters say otherwise.
  static func file(
    tag: Int = 1,
    channels: Int = 1,
    sampleRate: Int = 44_100,
    bits: Int = 16,
    extra: [UInt8] = [],
    data: [UInt8] = [1, 0, 2, 0],
    dataSize: UInt32? = nil
  ) -> [UInt8] {
    var builder = RIFFBuilder()
    builder.addFormat(
      tag: tag,
      channels: channels,
      sampleRate: sampleRate,
      bits: bits,
      extra: extra
    )
    builder.add("data", data, size: dataSize)
    return builder.bytes
  }
}
