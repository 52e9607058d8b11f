import Foundation
import RoadcastModel
import RoadcastTesting
import Testing

/// Pictures that were cut off or whose headers lie.
struct PictureTests {
  /// A picture with some detail, in the forms that programs write.
  fileprivate enum Sample: String, CaseIterable {
    case baseline, fullColour, grey, rgb, palette, translucent, deep

    /// The arguments for ffmpeg after the pixels.
    private var arguments: [String] {
      switch self {
      case .baseline: ["-pix_fmt", "yuvj420p", "-c:v", "mjpeg"]
      case .fullColour: ["-pix_fmt", "yuvj444p", "-c:v", "mjpeg", "-huffman", "optimal"]
      case .grey: ["-pix_fmt", "gray", "-c:v", "png"]
      case .rgb: ["-pix_fmt", "rgb24", "-c:v", "png"]
      case .palette: ["-pix_fmt", "monob", "-c:v", "png"]
      case .translucent: ["-pix_fmt", "rgba", "-c:v", "png"]
      case .deep: ["-pix_fmt", "rgb48be", "-c:v", "png"]
      }
    }

    var isJPEG: Bool { self == .baseline || self == .fullColour }

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
      return try folder.read("picture")
    }
  }

  private func fault(_ bytes: [UInt8]) throws -> PictureFault? {
    let artwork = try #require(Artwork(bytes))
    do throws(PictureFault) {
      try artwork.requireWholePicture(bytes)
      return nil
    } catch {
      return error
    }
  }

  @Test(arguments: Sample.allCases)
  fileprivate func `a whole picture is good, and a part of it never is`(_ sample: Sample) throws {
    let bytes = try sample.bytes()
    #expect(try fault(bytes) == nil)
    #expect(try fault(bytes + [1, 2, 3]) == nil)
    for step in 1...20 {
      let part = Array(bytes.prefix(bytes.count * step / 21))
      if Artwork(part) == nil {
        #expect(Artwork.hasSignature(part))
      } else {
        #expect(try fault(part) == .incomplete, "\(step)")
      }
    }
    // The end marker of a JPEG is no loss.
    #expect(try fault(Array(bytes.dropLast(2))) == (sample.isJPEG ? nil : .incomplete))
  }

  @Test(arguments: Sample.allCases)
  fileprivate func `a size that the pixels don't fill, or overfill, is found`(
    _ sample: Sample
  ) throws {
    let good = try sample.bytes()
    for (width, height, expected) in [
      (203, 300, PictureFault.incomplete), (300, 121, .incomplete), (203, 60, .surplus),
    ] {
      let bytes = Self.claiming(width, height, good)
      #expect(try fault(bytes) == expected, "\(width)×\(height)")
    }
    #expect(try fault(Self.claiming(203, 121, good)) == nil)
  }

  /// Writes another size into a picture's header.
  private static func claiming(_ width: Int, _ height: Int, _ picture: [UInt8]) -> [UInt8] {
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

  @Test func `a changed byte in a PNG is found`() throws {
    var bytes = try Sample.rgb.bytes()
    bytes[bytes.count / 2] ^= 4
    #expect(try fault(bytes) == .damaged)
  }

  private static let small = Result {
    try [Sample.fullColour, .palette].map { try $0.bytes(width: 40, height: 30) }
  }

  @Test(arguments: 0..<60)
  func `damaged pictures never trap`(seed: Int) throws {
    var random = SeededRandom(seed: seed)
    for good in try Self.small.get() {
      for _ in 0..<20 {
        var bytes = good
        for _ in 0..<Int.random(in: 1...4, using: &random) {
          bytes[Int.random(in: 0..<bytes.count, using: &random)] = random.bytes(1)[0]
        }
        if Artwork(bytes) != nil { _ = try fault(bytes) }
      }
    }
  }
}
