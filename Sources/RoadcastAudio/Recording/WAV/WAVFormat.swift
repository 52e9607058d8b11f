/// The format chunk of a WAV file (`fmt `).
struct WAVFormat: Equatable, Sendable {
  /// How samples are encoded.
  enum Encoding: UInt16, Sendable {
    case pcm = 1
    case float = 3
    case aLaw = 6
    case muLaw = 7
  }

  var encoding: Encoding

  /// The number of channels, 1 or 2.
  var channels: Int

  /// The sample rate in Hz, in `WAVHeader.sampleRates`.
  var sampleRate: Int

  /// The number of bits that a sample has, such as 24.
  var bits: Int

  /// The number of bytes of one sample of one channel.
  var bytesPerSample: Int { (bits + 7) / 8 }

  /// The number of bytes of one sample in all channels.
  var bytesPerFrame: Int { bytesPerSample * channels }

  var bytesPerSecond: Int { bytesPerFrame * sampleRate }

  /// The sample format, such as `16-bit PCM`.
  var name: String {
    switch encoding {
    case .pcm: "\(bits)-bit PCM"
    case .float: "\(bits)-bit float"
    case .aLaw: "A-law"
    case .muLaw: "µ-law"
    }
  }

  /// The last 14 bytes of the GUIDs with which WAVE_FORMAT_EXTENSIBLE identifies formats.
  ///
  /// The first two bytes are a format tag.
  private static let extensibleTail: [UInt8] = [
    0x00, 0x00, 0x00, 0x00, 0x10, 0x00, 0x80, 0x00, 0x00, 0xAA, 0x00, 0x38, 0x9B, 0x71,
  ]

  /// Reads the chunk.
  ///
  /// - Parameter bytes: Its content, of which the first 40 bytes are enough.
  /// - Throws: The reason why the recording can't be used.
  init(_ bytes: [UInt8]) throws(RecordingError) {
    guard bytes.count >= 16 else { throw .damagedHeader("a truncated format chunk") }
    var tag = bytes.littleEndian16(0)
    if tag == 0xFFFE {
      guard bytes.count >= 40, Array(bytes[26..<40]) == Self.extensibleTail else {
        throw .unsupportedEncoding("an unknown extensible format")
      }
      tag = bytes.littleEndian16(24)
    }
    guard let encoding = Encoding(rawValue: tag) else {
      throw .unsupportedEncoding(Self.unsupportedName(tag))
    }
    self.encoding = encoding
    channels = Int(bytes.littleEndian16(2))
    sampleRate = Int(bytes.littleEndian32(4))
    bits = Int(bytes.littleEndian16(14))
    guard (1...2).contains(channels) else { throw .channels(channels) }
    guard WAVHeader.sampleRates.contains(sampleRate) else { throw .sampleRate(sampleRate) }
    let allowedBits =
      switch encoding {
      case .pcm: [8, 12, 16, 20, 24, 32]
      case .float: [32, 64]
      case .aLaw, .muLaw: [8]
      }
    guard allowedBits.contains(bits) else { throw .damagedHeader("\(bits) bits per sample") }
    let frame = Int(bytes.littleEndian16(12))
    // Many programs write one of these numbers wrong, but not both of them in the same way.
    if frame != bytesPerFrame, Int(bytes.littleEndian32(8)) == frame * sampleRate, frame > 0 {
      throw .damagedHeader("\(bits)-bit samples, but \(frame) bytes for each moment of sound")
    }
  }

  private static func unsupportedName(_ tag: UInt16) -> String {
    switch tag {
    case 2: "Microsoft ADPCM"
    case 0x11: "IMA ADPCM"
    case 0x31: "GSM 6.10"
    case 0x50: "MPEG layer II"
    case 0x55: "MP3"
    case 0xFF, 0x1610: "AAC"
    default: "an unknown format (\(tag))"
    }
  }
}
