/// Builds a WAV file chunk by chunk, with any mistake that a test needs.
package struct RIFFBuilder {
  package var name = "RIFF"
  package var kind = "WAVE"

  /// The file's size in the header; nil for the real one.
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

  /// Adds a chunk.
  ///
  /// - Parameters:
  ///   - name: Four characters.
  ///   - content: The bytes after the header.
  ///   - size: The content's size in the header; nil for the real one.
  ///   - isPadded: Whether a chunk of odd length gets the byte that makes it even.
  package mutating func add(
    _ name: String,
    _ content: [UInt8],
    size: UInt32? = nil,
    isPadded: Bool = true
  ) {
    chunks += Array(name.utf8) + Self.number(size.map { Int($0) } ?? content.count, 4) + content
    if isPadded, content.count % 2 == 1 { chunks.append(0) }
  }

  /// Adds the `fmt ` chunk.
  ///
  /// - Parameters:
  ///   - tag: The encoding: 1 PCM, 3 float, 6 A-law, 7 µ-law, 0xFFFE extensible.
  ///   - channels: The number of channels.
  ///   - sampleRate: Hz.
  ///   - bits: Bits in a sample.
  ///   - extra: Bytes after the usual 16.
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

  /// What comes after the usual 16 bytes in WAVE_FORMAT_EXTENSIBLE.
  ///
  /// - Parameters:
  ///   - bits: The bits that are used of each sample.
  ///   - speakers: The channel mask: 3 is left and right, 4 is center.
  ///   - subformat: The encoding, as in `addFormat`.
  /// - Returns: 24 bytes.
  package static func extensible(bits: Int, speakers: Int = 3, subformat: Int) -> [UInt8] {
    number(22, 2) + number(bits, 2) + number(speakers, 4) + number(subformat, 2)
      + [0, 0, 0, 0, 0x10, 0, 0x80, 0, 0, 0xAA, 0, 0x38, 0x9B, 0x71]
  }

  /// The file.
  package var bytes: [UInt8] {
    Array(name.utf8) + Self.number(size.map { Int($0) } ?? chunks.count + 4, 4) + Array(kind.utf8)
      + chunks
  }

  /// A number in this many bytes, the lowest first.
  package static func number(_ value: Int, _ count: Int) -> [UInt8] {
    (0..<count).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
  }
}

extension Double {
  fileprivate func clamped(to range: ClosedRange<Double>) -> Double {
    min(max(self, range.lowerBound), range.upperBound)
  }
}
