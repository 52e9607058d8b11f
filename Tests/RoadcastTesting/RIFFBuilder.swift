/// The bytes of a WAV file, chunk by chunk: whole ones, and ones with every oddity.
package struct RIFFBuilder {
  package var name = "RIFF"
  package var kind = "WAVE"

  /// What the header says of its size; nil for the truth.
  package var size: UInt32?

  private var chunks: [UInt8] = []

  package init() {}

  /// A whole file with 16-bit samples, each a value of −1…1.
  package static func pcm16(_ samples: [Float], channels: Int, sampleRate: Int) -> [UInt8] {
    var builder = RIFFBuilder()
    builder.addFormat(channels: channels, sampleRate: sampleRate, bits: 16)
    let bytes = samples.flatMap { sample in
      number(Int((Double(sample) * 32_768).rounded().clamped(to: -32_768...32_767)), 2)
    }
    builder.add("data", bytes)
    return builder.bytes
  }

  /// A whole file with 32-bit float samples.
  package static func float32(_ samples: [Float], channels: Int, sampleRate: Int) -> [UInt8] {
    var builder = RIFFBuilder()
    builder.addFormat(tag: 3, channels: channels, sampleRate: sampleRate, bits: 32)
    builder.add("data", samples.flatMap { number(Int($0.bitPattern), 4) })
    return builder.bytes
  }

  /// - `size`: what the chunk says of its size; nil for the truth.
  package mutating func add(_ name: String, _ content: [UInt8], size: UInt32? = nil) {
    chunks += Array(name.utf8) + Self.number(size.map { Int($0) } ?? content.count, 4) + content
    if content.count % 2 == 1 { chunks.append(0) }
  }

  /// The `fmt ` chunk: 1 PCM, 3 float, 6 A-law, 7 µ-law, 0xFFFE extensible.
  package mutating func addFormat(
    tag: Int = 1,
    channels: Int,
    sampleRate: Int,
    bits: Int,
    extra: [UInt8] = []
  ) {
    let frame = (bits + 7) / 8 * channels
    add(
      "fmt ",
      Self.number(tag, 2) + Self.number(channels, 2) + Self.number(sampleRate, 4)
        + Self.number(sampleRate &* frame, 4) + Self.number(frame, 2) + Self.number(bits, 2) + extra
    )
  }

  /// What follows the usual 16 bytes in WAVE_FORMAT_EXTENSIBLE.
  package static func extensible(bits: Int, subformat: Int) -> [UInt8] {
    number(22, 2) + number(bits, 2) + number(3, 4) + number(subformat, 2)
      + [0, 0, 0, 0, 0x10, 0, 0x80, 0, 0, 0xAA, 0, 0x38, 0x9B, 0x71]
  }

  package var bytes: [UInt8] {
    Array(name.utf8) + Self.number(size.map { Int($0) } ?? chunks.count + 4, 4) + Array(kind.utf8)
      + chunks
  }

  /// A number in so many bytes, the lowest first.
  package static func number(_ value: Int, _ count: Int) -> [UInt8] {
    (0..<count).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
  }
}

extension Double {
  fileprivate func clamped(to range: ClosedRange<Double>) -> Double {
    min(max(self, range.lowerBound), range.upperBound)
  }
}
