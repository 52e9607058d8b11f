import RoadcastPictures
import RoadcastTesting

/// A picture with some detail, in the forms that programs write.
enum SamplePicture: String, CaseIterable {
  case baseline, fullColour, progressive, grey, rgb, palette, translucent, deep, interlaced

  /// The arguments for ffmpeg after the pixels.
  private var arguments: [String] {
    switch self {
    case .baseline: ["-pix_fmt", "yuvj420p", "-c:v", "mjpeg"]
    case .fullColour: ["-pix_fmt", "yuvj444p", "-c:v", "mjpeg", "-huffman", "optimal"]
    case .interlaced: ["-pix_fmt", "rgb24", "-c:v", "png", "-flags", "+ildct"]
    case .grey: ["-pix_fmt", "gray", "-c:v", "png"]
    case .rgb, .progressive: ["-pix_fmt", "rgb24", "-c:v", "png"]
    case .palette: ["-pix_fmt", "monob", "-c:v", "png"]
    case .translucent: ["-pix_fmt", "rgba", "-c:v", "png"]
    case .deep: ["-pix_fmt", "rgb48be", "-c:v", "png"]
    }
  }

  var isJPEG: Bool { [.baseline, .fullColour, .progressive].contains(self) }

  func bytes(width: Int = 203, height: Int = 121) throws -> [UInt8] {
    let folder = try TemporaryFolder()
    let path = "\(folder.path)/picture"
    let outcome = try Command(
      "ffmpeg",
      [
        "-v", "error", "-f", "lavfi", "-i", "testsrc=size=\(width)x\(height)", "-frames:v", "1",
      ] + arguments + ["-f", "image2pipe", path]
    ).run()
    guard outcome.end == .exited(0) else { throw SampleWorkspace.Unexpected(outcome.stderr) }
    let bytes = try folder.read("picture")
    // Of the programs here, only we write progressive pictures.
    return self == .progressive ? try SmallPictures(of: bytes).versions[0].bytes : bytes
  }

  /// A JPEG in the colours of print: 64 × 64 pixels, all grey.
  static func cmyk() -> [UInt8] {
    func part(_ marker: UInt8, _ content: [UInt8]) -> [UInt8] {
      [0xFF, marker, 0, UInt8(content.count + 2)] + content
    }
    let components: [[UInt8]] = (1...4).map { [$0, 0x11, 0] }
    // Two Huffman tables with one code each, of one bit: "no difference", and "end of block".
    let code: [UInt8] = [1] + Array(repeating: 0, count: 16)
    return [0xFF, 0xD8] + part(0xDB, [0] + Array(repeating: 1, count: 64))
      + part(0xC0, [8, 0, 64, 0, 64, 4] + components.flatMap(\.self))
      + part(0xC4, [0x00] + code) + part(0xC4, [0x10] + code)
      + part(0xDA, [4] + (1...4).flatMap { [$0, 0] as [UInt8] } + [0, 63, 0])
      + Array(repeating: 0, count: 64 * 4 * 2 / 8) + [0xFF, 0xD9]
  }

  /// A PNG of one pixel, in the first colour of a palette.
  static func inPalette(alpha: Int) throws -> [UInt8] {
    let folder = try TemporaryFolder()
    let program = """
      import struct, sys, zlib
      def chunk(kind, data):
          return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
      open(sys.argv[1], "wb").write(b"\\x89PNG\\r\\n\\x1a\\n"
                                    + chunk(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 3, 0, 0, 0))
                                    + chunk(b"PLTE", bytes([200, 100, 50])) + chunk(b"tRNS", bytes([\(alpha)]))
                                    + chunk(b"IDAT", zlib.compress(bytes(2))) + chunk(b"IEND", b""))
      """
    let outcome = try Command("python3", ["-c", program, "\(folder.path)/palette"]).run()
    guard outcome.end == .exited(0) else { throw SampleWorkspace.Unexpected(outcome.stderr) }
    return try folder.read("palette")
  }

  /// Adds the ICC profile of its colours to a PNG.
  static func adding(_ profile: [UInt8], to picture: [UInt8]) throws -> [UInt8] {
    let folder = try TemporaryFolder()
    try folder.write(profile, to: "profile")
    let program = """
      import struct, sys, zlib
      data = b"iCCP" + b"name\\0\\0" + zlib.compress(open(sys.argv[1], "rb").read(), 0)
      open(sys.argv[1], "wb").write(struct.pack(">I", len(data) - 4) + data
                                    + struct.pack(">I", zlib.crc32(data)))
      """
    let outcome = try Command("python3", ["-c", program, "\(folder.path)/profile"]).run()
    guard outcome.end == .exited(0) else { throw SampleWorkspace.Unexpected(outcome.stderr) }
    // It follows the header.
    return try picture[..<33] + folder.read("profile") + picture[33...]
  }

  /// A PNG whose pixels decompress to many megabytes of zeros, whatever its header says.
  static func bomb(megabytes: Int, width: Int, height: Int) throws -> [UInt8] {
    let folder = try TemporaryFolder()
    let program = """
      import struct, sys, zlib
      def chunk(kind, data):
          return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
      pixels = zlib.compressobj(9)
      data = b"".join(pixels.compress(bytes(1 << 20)) for _ in range(\(megabytes))) + pixels.flush()
      head = struct.pack(">IIBBBBB", \(width), \(height), 8, 2, 0, 0, 0)
      open(sys.argv[1], "wb").write(b"\\x89PNG\\r\\n\\x1a\\n" + chunk(b"IHDR", head)
                                    + chunk(b"IDAT", data) + chunk(b"IEND", b""))
      """
    let outcome = try Command("python3", ["-c", program, "\(folder.path)/bomb"]).run()
    guard outcome.end == .exited(0) else { throw SampleWorkspace.Unexpected(outcome.stderr) }
    return try folder.read("bomb")
  }

  /// Writes another size into a picture's header.
  static func claiming(_ width: Int, _ height: Int, _ picture: [UInt8]) -> [UInt8] {
    func big(_ value: Int, _ count: Int) -> [UInt8] {
      RIFFBuilder.number(value, count).reversed()
    }
    var bytes = picture
    if bytes[0] == 0x89 {
      bytes.replaceSubrange(16..<24, with: big(width, 4) + big(height, 4))
      bytes.replaceSubrange(29..<33, with: big(checksum(bytes[12..<29]), 4))
    } else {
      let frame = bytes.indices.first { bytes[$0] == 0xFF && bytes[$0 + 1] == 0xC0 } ?? 0
      bytes.replaceSubrange(frame + 5..<frame + 9, with: big(height, 2) + big(width, 2))
    }
    return bytes
  }

  /// CRC-32, bit by bit.
  private static func checksum(_ bytes: ArraySlice<UInt8>) -> Int {
    var crc = UInt32.max
    for byte in bytes {
      crc ^= UInt32(byte)
      for _ in 0..<8 { crc = crc & 1 == 1 ? 0xEDB8_8320 ^ crc >> 1 : crc >> 1 }
    }
    return Int(~crc)
  }
}
