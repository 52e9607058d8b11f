package import RoadcastFiles

/// The header of a WAV file, read and checked ahead of libsndfile.
///
/// libsndfile opens every format that it recognises, whatever the file's name, and silently corrects
/// wrong sizes. This check keeps files away from its rarely used parsers, and detects truncated files.
///
/// It accepts RIFF/WAVE with PCM, float, A-law or µ-law (also in WAVE_FORMAT_EXTENSIBLE), and RF64 (EBU
/// Tech 3306).
package struct WAVHeader: Equatable, Sendable {
  /// The number of channels, 1 or 2.
  package var channels: Int

  /// The sample rate in Hz, in `sampleRates`.
  package var sampleRate: Int

  /// The sample format, such as `16-bit PCM`.
  package var encoding: String

  /// The number of bytes of one sample in all channels.
  package var bytesPerFrame: Int

  /// The number of bytes of sound that the header promises; nil if a streaming recorder left it open.
  package var promisedBytes: Int?

  /// The number of bytes from the start of the sound to the end of the file.
  package var availableBytes: Int

  /// The number of frames that the header promises but that aren't in the file.
  package var missingFrames: Int {
    guard let promisedBytes, promisedBytes > availableBytes else { return 0 }
    return (promisedBytes - availableBytes) / bytesPerFrame
  }

  /// The length of the sound in the file, in whole seconds, rounded down.
  package var seconds: Int {
    min(promisedBytes ?? .max, availableBytes) / bytesPerFrame / sampleRate
  }

  /// The sample rates in Hz that are accepted.
  package static let sampleRates = 8_000...192_000

  /// The maximum number of chunks that are read.
  private static let maximumChunks = 1_000

  /// The largest valid length in bytes: 1 TiB, with which arithmetic can't overflow.
  private static let maximumBytes: UInt64 = 1 << 40

  /// Reads the header of a file.
  ///
  /// - Parameter file: Any file.
  /// - Throws: The reason why it can't be used, or `RecordingError.readFailed` if the disk fails.
  package init(of file: InputFile) throws(RecordingError) {
    let reader = HeaderReader(file: file)
    let fileSize = file.size
    guard fileSize > 0 else { throw .noAudio("the file is empty") }
    let start = try reader.bytes(at: 0, count: 12)
    let isRF64 = start.starts(with: "RF64".utf8)
    guard start.count == 12, isRF64 || start.starts(with: "RIFF".utf8),
      start[8...].elementsEqual("WAVE".utf8)
    else {
      throw .notWAV(found: SoundContainer(start: start).name)
    }

    var format: Format?
    var dataSize64: Int?
    var offset = 12
    for _ in 0..<Self.maximumChunks {
      let head = try reader.bytes(at: offset, count: 8)
      guard head.count == 8 else { break }
      let name = head[..<4]
      let size = Int(littleEndian32(head, 4))
      let body = offset + 8
      if name.elementsEqual("fmt ".utf8) {
        guard format == nil else { throw .damagedHeader("two format chunks") }
        format = try Format(reader.bytes(at: body, count: min(size, 40)))
      } else if name.elementsEqual("ds64".utf8), isRF64 {
        let fields = try reader.bytes(at: body, count: 16)
        if fields.count == 16 {
          let value = littleEndian64(fields, 8)
          // A streaming recorder leaves the length open with all ones.
          guard value == .max || value <= Self.maximumBytes else {
            throw .damagedHeader("an impossible length")
          }
          dataSize64 = value == .max ? nil : Int(value)
        }
      } else if name.elementsEqual("data".utf8) {
        guard let format else { throw .damagedHeader("no format chunk ahead of the sound") }
        channels = format.channels
        sampleRate = format.sampleRate
        encoding = format.encoding
        bytesPerFrame = format.bytesPerFrame
        availableBytes = max(0, fileSize - body)
        if size == 0xFFFF_FFFF {
          promisedBytes = isRF64 ? dataSize64 : nil
        } else {
          promisedBytes = size
        }
        guard promisedBytes != 0 else {
          throw .noAudio(
            availableBytes > bytesPerFrame
              ? "the recorder didn't write the length into the header" : "its length is zero"
          )
        }
        guard availableBytes >= bytesPerFrame else {
          throw .noAudio("the file ends where the sound should start")
        }
        return
      }
      offset = body + size + (size & 1)
    }
    throw .damagedHeader(format == nil ? "no format chunk" : "no sound chunk")
  }
}

/// The format chunk (`fmt `).
private struct Format {
  var channels: Int
  var sampleRate: Int
  var encoding: String
  var bytesPerFrame: Int

  /// The last 14 bytes of the GUIDs with which WAVE_FORMAT_EXTENSIBLE identifies formats.
  ///
  /// The first two bytes are a format tag.
  private static let extensibleTail: [UInt8] = [
    0x00, 0x00, 0x00, 0x00, 0x10, 0x00, 0x80, 0x00, 0x00, 0xAA, 0x00, 0x38, 0x9B, 0x71,
  ]

  init(_ bytes: [UInt8]) throws(RecordingError) {
    guard bytes.count >= 16 else { throw .damagedHeader("a truncated format chunk") }
    var tag = littleEndian16(bytes, 0)
    channels = Int(littleEndian16(bytes, 2))
    let rate = littleEndian32(bytes, 4)
    let bits = Int(littleEndian16(bytes, 14))
    if tag == 0xFFFE {
      guard bytes.count >= 40, Array(bytes[26..<40]) == Self.extensibleTail else {
        throw .unsupportedEncoding("an unknown extensible format")
      }
      tag = littleEndian16(bytes, 24)
    }
    switch tag {
    case 1: encoding = "\(bits)-bit PCM"
    case 3: encoding = "\(bits)-bit float"
    case 6: encoding = "A-law"
    case 7: encoding = "µ-law"
    case 2: throw .unsupportedEncoding("Microsoft ADPCM")
    case 0x11: throw .unsupportedEncoding("IMA ADPCM")
    case 0x31: throw .unsupportedEncoding("GSM 6.10")
    case 0x50: throw .unsupportedEncoding("MPEG layer II")
    case 0x55: throw .unsupportedEncoding("MP3")
    case 0xFF, 0x1610: throw .unsupportedEncoding("AAC")
    default: throw .unsupportedEncoding("an unknown format (\(tag))")
    }
    guard (1...2).contains(channels) else { throw .channels(channels) }
    guard WAVHeader.sampleRates.contains(Int(rate)) else { throw .sampleRate(Int(rate)) }
    let allowed = tag == 3 ? [32, 64] : tag == 1 ? [8, 12, 16, 20, 24, 32] : [8]
    guard allowed.contains(bits) else { throw .damagedHeader("\(bits) bits per sample") }
    sampleRate = Int(rate)
    bytesPerFrame = (bits + 7) / 8 * channels
  }
}

/// Reads a few bytes at given places in a file.
private struct HeaderReader {
  let file: InputFile

  /// Returns the bytes at an offset, fewer of them at the end of the file.
  func bytes(at offset: Int, count: Int) throws(RecordingError) -> [UInt8] {
    guard offset >= 0, offset < file.size else { return [] }
    do {
      return try file.bytes(offset..<offset + min(count, file.size - offset))
    } catch {
      throw .readFailed(error)
    }
  }
}

private func littleEndian16(_ bytes: [UInt8], _ at: Int) -> UInt16 {
  UInt16(bytes[at]) | UInt16(bytes[at + 1]) << 8
}

private func littleEndian32(_ bytes: [UInt8], _ at: Int) -> UInt32 {
  UInt32(littleEndian16(bytes, at)) | UInt32(littleEndian16(bytes, at + 2)) << 16
}

private func littleEndian64(_ bytes: [UInt8], _ at: Int) -> UInt64 {
  UInt64(littleEndian32(bytes, at)) | UInt64(littleEndian32(bytes, at + 4)) << 32
}
