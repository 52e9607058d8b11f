import RoadcastModel
import RoadcastPictures
import RoadcastTesting
import Testing

/// Pictures that were cut off or whose headers lie.
struct DamagedPictureTests {
  /// What's wrong with a picture, without its size.
  private enum Fault: Equatable { case noPicture, incomplete, surplus, damaged, other }

  private func fault(_ bytes: [UInt8]) -> Fault? {
    do throws(PictureFault) {
      _ = try PictureDecoder.inspect(bytes)
      return nil
    } catch {
      return switch error {
      case .noPicture: .noPicture
      case .incomplete: .incomplete
      case .surplus: .surplus
      case .damaged: .damaged
      case .otherFormat, .unusualForm, .tooManyPixels: .other
      }
    }
  }

  @Test(arguments: SamplePicture.allCases)
  func `a whole picture is good, and a part of it never is`(_ sample: SamplePicture) throws {
    let bytes = try sample.bytes()
    #expect(fault(bytes) == nil)
    #expect(fault(bytes + [1, 2, 3]) == nil)
    for step in 1...20 {
      let part = Array(bytes.prefix(bytes.count * step / 21))
      #expect([.incomplete, .noPicture].contains(fault(part)), "\(step)")
    }
    #expect(fault(Array(bytes.prefix(bytes.count * 2 / 3))) == .incomplete)
    // The end marker of an ordinary JPEG is no loss.
    let hasSpareEnd = sample.isJPEG && sample != .progressive
    #expect(fault(Array(bytes.dropLast(2))) == (hasSpareEnd ? nil : .incomplete))
  }

  @Test(arguments: SamplePicture.allCases.filter { $0 != .progressive && $0 != .interlaced })
  func `a size that the pixels don't fill, or overfill, is found`(_ sample: SamplePicture) throws {
    let good = try sample.bytes()
    for (width, height, expected) in [
      (203, 300, [Fault.incomplete]), (203, 60, [.surplus]),
      // The rows of a PNG that's too wide don't begin where they should.
      (300, 121, sample.isJPEG ? [.incomplete] : [.incomplete, .damaged]),
    ] {
      let found = try #require(fault(SamplePicture.claiming(width, height, good)))
      #expect(expected.contains(found), "\(width)×\(height)")
    }
    #expect(fault(SamplePicture.claiming(203, 121, good)) == nil)
  }

  @Test func `a changed byte in a PNG is found`() throws {
    var bytes = try SamplePicture.rgb.bytes()
    bytes[bytes.count / 2] ^= 4
    #expect(fault(bytes) == .damaged)
  }

  private static let small = Result {
    try [SamplePicture.fullColour, .progressive, .palette, .interlaced].map {
      try $0.bytes(width: 40, height: 30)
    }
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
        _ = fault(bytes)
      }
    }
  }

  @Test func `a size that would take gigabytes is refused before anything is decoded`() throws {
    for sample in [SamplePicture.rgb, .baseline] {
      let bytes = SamplePicture.claiming(60_000, 60_000, try sample.bytes())
      #expect(throws: PictureFault.self) { try PictureDecoder.inspect(bytes) }
      #expect(fault(bytes) == .other)
    }
  }

  @Test func `more than the pixels say, however much, is refused without reading it all`() throws {
    // A gigabyte of zeros in a megabyte, claimed to be 9 pixels.
    var bytes = try SamplePicture.bomb(megabytes: 1_000, width: 3, height: 3)
    #expect(bytes.count < 2 << 20)
    #expect(fault(bytes) == .surplus)
    // Its checksum is at the end, ahead of the last chunk. Whoever gets there finds it wrong.
    bytes[bytes.count - 16] ^= 1
    #expect(fault(bytes) == .surplus)
  }

  @Test func `a JPEG with a thousand scans is refused`() throws {
    let bytes = try SamplePicture.progressive.bytes()
    // The last scan again and again.
    let scan = try #require(
      bytes.indices.dropLast().last { bytes[$0] == 0xFF && bytes[$0 + 1] == 0xDA }
    )
    let many =
      bytes[..<scan] + (0..<1_000).flatMap { _ in bytes[scan..<bytes.count - 2] } + [0xFF, 0xD9]
    #expect(fault(Array(many)) == .damaged)
  }

  @Test func `CMYK is read, and isn't RGB`() throws {
    #expect(try PictureDecoder.inspect(SamplePicture.cmyk()).isRGB == false)
  }

  @Test(arguments: ["GIF89a, and then some bytes", "RIFF....WEBPVP8 ", "<svg/>", ""])
  func `other pictures aren't read`(text: String) {
    #expect(throws: PictureFault.otherFormat) { try PictureDecoder.inspect(Array(text.utf8)) }
  }

  @Test(arguments: 0..<100)
  func `random bytes never trap`(seed: Int) {
    var random = SeededRandom(seed: seed)
    for head in [[0xFF, 0xD8, 0xFF], [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]] as [[UInt8]]
    {
      var bytes = head + random.bytes(Int.random(in: 0...400, using: &random))
      // Markers are rare among random bytes.
      for index in bytes.indices where Int.random(in: 0..<4, using: &random) == 0 && index > 8 {
        bytes[index] = 0xFF
      }
      #expect(fault(bytes) != nil)
    }
  }
}
