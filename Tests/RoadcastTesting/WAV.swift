/// A WAV file to be written, as good or as odd as a test wants it.
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

  /// How the file begins.
  package enum Form: Sendable { case riff, rf64 }

  package typealias Chunk = (name: String, content: [UInt8])

  /// One list of samples for each channel, equally long.
  package var channels: [[Float]]

  /// Hz.
  package var rate: Int
  package var encoding = Encoding.pcm16
  package var form = Form.riff
  package var isExtensible = false

  package var chunksBefore: [Chunk] = []
  package var chunksAfter: [Chunk] = []

  /// What the header says of the file's and of the sound's size, in place of the truth.
  package var saidFileSize: UInt32?
  package var saidDataSize: UInt32?

  /// Bytes behind the sound, inside its chunk.
  package var oddBytes: [UInt8] = []

  package init(_ channels: [[Float]], rate: Int, as encoding: Encoding = .pcm16) {
    self.channels = channels
    self.rate = rate
    self.encoding = encoding
  }

  package init(mono samples: [Float], rate: Int, as encoding: Encoding = .pcm16) {
    self.init([samples], rate: rate, as: encoding)
  }

  /// A tone of so many seconds.
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
    let sound = self.sound + oddBytes
    let size = UInt32(sound.count)
    var body = Array("WAVE".utf8)
    if form == .rf64 {
      let sizes = Self.little(UInt64(0)) + Self.little(UInt64(sound.count))
      body += Self.chunk("ds64", sizes + Self.little(UInt64(frames)) + Self.little(UInt32(0)))
    }
    for chunk in chunksBefore { body += Self.chunk(chunk.name, chunk.content) }
    body += Self.chunk("fmt ", format)
    let said = saidDataSize ?? (form == .rf64 ? .max : size)
    body += Array("data".utf8) + Self.little(said) + sound
    if !chunksAfter.isEmpty, sound.count % 2 == 1 { body.append(0) }
    for chunk in chunksAfter { body += Self.chunk(chunk.name, chunk.content) }
    let total = saidFileSize ?? (form == .rf64 ? .max : UInt32(body.count))
    return Array((form == .rf64 ? "RF64" : "RIFF").utf8) + Self.little(total) + body
  }

  private var format: [UInt8] {
    let tag: UInt16 = encoding.isFloat ? 3 : 1
    let frameBytes = channels.count * encoding.bits / 8
    var format = Self.little(isExtensible ? 0xFFFE : tag)
    format += Self.little(UInt16(channels.count)) + Self.little(UInt32(rate))
    format += Self.little(UInt32(truncatingIfNeeded: rate * frameBytes))
    format += Self.little(UInt16(frameBytes)) + Self.little(UInt16(encoding.bits))
    if isExtensible {
      let tail: [UInt8] = [0, 0, 0, 0, 0x10, 0, 0x80, 0, 0, 0xAA, 0, 0x38, 0x9B, 0x71]
      format += Self.little(UInt16(22)) + Self.little(UInt16(encoding.bits))
      format += Self.little(UInt32(channels.count == 2 ? 3 : 4)) + Self.little(tag) + tail
    }
    return format
  }

  private var sound: [UInt8] {
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
    case .pcm16: bytes += Self.little(UInt16(truncatingIfNeeded: scaled(32_767)))
    case .pcm24: bytes += Self.little(UInt32(truncatingIfNeeded: scaled(8_388_607))).prefix(3)
    case .pcm32: bytes += Self.little(UInt32(truncatingIfNeeded: scaled(2_147_483_647)))
    case .float32: bytes += Self.little(sample.bitPattern)
    case .float64: bytes += Self.little(Double(sample).bitPattern)
    }
  }

  /// A chunk with its name, its size and the byte that makes it even.
  package static func chunk(_ name: String, _ content: [UInt8]) -> [UInt8] {
    Array(name.utf8) + little(UInt32(content.count)) + content
      + (content.count % 2 == 1 ? [0] : [])
  }

  private static func little<Number: FixedWidthInteger>(_ number: Number) -> [UInt8] {
    (0..<Number.bitWidth / 8).map { UInt8(truncatingIfNeeded: number >> ($0 * 8)) }
  }
}
