/// The content of a WAV file, valid or not.
package struct WAV {
  package enum Encoding: Sendable {
    case pcm8, pcm16, pcm24, pcm32, float32, float64

    var bits: Int {
      switch self {
      case .pcm8: 8
      case .pcm16: 16
      case .pcm24: 24
      case .pcm32, .float32: 32
      case .float64: 64
      }
    }

    var isFloat: Bool { self == .float32 || self == .float64 }
  }

  /// The container: RIFF, or RF64 for files over 4 GiB (EBU Tech 3306).
  package enum Form: Sendable { case riff, rf64 }

  package typealias Chunk = (name: String, content: [UInt8])

  /// One list of samples for each channel, all of the same length.
  package var channels: [[Float]]

  /// Hz.
  package var rate: Int
  package var encoding = Encoding.pcm16
  package var form = Form.riff
  package var isExtensible = false

  package var chunksBefore: [Chunk] = []
  package var chunksAfter: [Chunk] = []

  /// The file's size in the header, in place of the real one.
  package var statedFileSize: UInt32?

  /// The size of the samples in the header, in place of the real one.
  package var statedDataSize: UInt32?

  /// Bytes after the samples, inside their chunk.
  package var oddBytes: [UInt8] = []

  package init(_ channels: [[Float]], rate: Int, as encoding: Encoding = .pcm16) {
    self.channels = channels
    self.rate = rate
    self.encoding = encoding
  }

  package init(mono samples: [Float], rate: Int, as encoding: Encoding = .pcm16) {
    self.init([samples], rate: rate, as: encoding)
  }

  /// A tone.
  package static func tone(
    _ hertz: Double = 440,
    seconds: Double = 1,
    rate: Int = 44_100
  ) -> WAV {
    let frames = Int((seconds * Double(rate)).rounded())
    return WAV(mono: Waveform.tone(hertz, frames: frames, rate: rate), rate: rate)
  }

  package var frames: Int { channels.first?.count ?? 0 }

  /// The file.
  package var bytes: [UInt8] {
    let isLarge = form == .rf64
    let sound = samples + oddBytes
    var riff = RIFFBuilder()
    riff.name = isLarge ? "RF64" : "RIFF"
    riff.size = statedFileSize ?? (isLarge ? .max : nil)
    if isLarge {
      riff.add(
        "ds64",
        RIFFBuilder.number(0, 8) + RIFFBuilder.number(sound.count, 8)
          + RIFFBuilder.number(frames, 8) + RIFFBuilder.number(0, 4)
      )
    }
    for chunk in chunksBefore { riff.add(chunk.name, chunk.content) }
    addFormat(to: &riff)
    // Without its last byte of padding, unless something follows: some programs write that.
    riff.add(
      "data",
      sound,
      size: statedDataSize ?? (isLarge ? .max : nil),
      isPadded: !chunksAfter.isEmpty
    )
    for chunk in chunksAfter { riff.add(chunk.name, chunk.content) }
    return riff.bytes
  }

  private func addFormat(to riff: inout RIFFBuilder) {
    let tag = encoding.isFloat ? 3 : 1
    riff.addFormat(
      tag: isExtensible ? 0xFFFE : tag,
      channels: channels.count,
      sampleRate: rate,
      bits: encoding.bits,
      extra: isExtensible
        ? RIFFBuilder.extensible(
          bits: encoding.bits,
          speakers: channels.count == 2 ? 3 : 4,
          subformat: tag
        ) : []
    )
  }

  private var samples: [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(frames * channels.count * encoding.bits / 8)
    for frame in 0..<frames {
      for channel in channels { append(channel[frame], to: &bytes) }
    }
    return bytes
  }

  private func append(_ sample: Float, to bytes: inout [UInt8]) {
    func scaled(_ most: Double) -> Int {
      let value = (Double(sample) * most).rounded()
      return value.isFinite ? Int(max(-most - 1, min(most, value))) : 0
    }
    switch encoding {
    case .pcm8: bytes.append(UInt8(scaled(127) + 128))
    case .pcm16: Self.append(UInt16(truncatingIfNeeded: scaled(32_767)), 2, to: &bytes)
    case .pcm24: Self.append(UInt32(truncatingIfNeeded: scaled(8_388_607)), 3, to: &bytes)
    case .pcm32: Self.append(UInt32(truncatingIfNeeded: scaled(2_147_483_647)), 4, to: &bytes)
    case .float32: Self.append(sample.bitPattern, 4, to: &bytes)
    case .float64: Self.append(Double(sample).bitPattern, 8, to: &bytes)
    }
  }

  /// Appends the lowest bytes of a number, the lowest first.
  private static func append(
    _ number: some FixedWidthInteger,
    _ count: Int,
    to bytes: inout [UInt8]
  ) {
    for index in 0..<count { bytes.append(UInt8(truncatingIfNeeded: number >> (8 * index))) }
  }
}
