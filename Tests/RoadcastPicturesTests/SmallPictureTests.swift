import RoadcastModel
import RoadcastTesting
import Testing

@testable import RoadcastPictures

struct SmallPictureTests {
  @Test(arguments: [SamplePicture.baseline, .rgb, .translucent, .deep, .interlaced, .grey])
  func `a cover gets three small versions`(_ sample: SamplePicture) throws {
    let whole = try sample.bytes(width: 1_500, height: 1_500)
    let small = try SmallPictures(of: whole)
    #expect(small.versions.map(\.side) == [640, 320, 160])
    for (version, most) in zip(small.versions, [16, 10, 4]) {
      let artwork = try PictureDecoder.inspect(version.bytes)
      #expect((artwork.width, artwork.height) == (version.side, version.side))
      #expect(artwork.format == .jpeg && artwork.isRGB)
      #expect(version.bytes.count <= most << 10)
    }
    #expect(try SmallPictures(of: whole) == small)
  }

  /// A profile with a header, no tags, and a description in their place.
  private func profile(_ space: String, _ description: String, count: Int = 500) -> [UInt8] {
    var profile = [UInt8](repeating: 0, count: 132)
    profile.replaceSubrange(0..<4, with: RIFFBuilder.number(count, 4).reversed())
    profile.replaceSubrange(16..<20, with: space.utf8)
    profile.replaceSubrange(20..<24, with: "XYZ ".utf8)
    profile.replaceSubrange(36..<40, with: "acsp".utf8)
    profile += description.utf8
    return profile + [UInt8](repeating: 7, count: count - profile.count)
  }

  @Test func `small versions have the colours' profile, unless browsers assume it anyway`() throws {
    let whole = try SamplePicture.baseline.bytes(width: 1_500, height: 1_500)
    func adding(_ profile: [UInt8]) -> [UInt8] {
      let part = Array("ICC_PROFILE".utf8) + [0, 1, 1] + profile
      let count = part.count + 2
      return whole[..<2] + [0xFF, 0xE2, UInt8(count >> 8), UInt8(count & 255)] + part + whole[2...]
    }
    let wide = profile("RGB ", "Display P3")
    let small = try SmallPictures(of: adding(wide))
    for version in small.versions { #expect(version.bytes.firstRange(of: wide) != nil) }
    let plain = try SmallPictures(of: whole)
    for other in [
      profile("RGB ", "sRGB IEC61966-2.1"), profile("RGB ", "\0s\0R\0G\0B"), profile("CMYK", "x"),
      profile("RGB ", "x", count: 9_000), Array(wide.prefix(100)),
    ] {
      #expect(try SmallPictures(of: adding(other)) == plain)
    }
  }

  @Test func `small versions of a PNG have its colours' profile`() throws {
    let whole = try SamplePicture.rgb.bytes(width: 1_500, height: 1_500)
    let wide = profile("RGB ", "Display P3")
    let small = try SmallPictures(of: SamplePicture.adding(wide, to: whole))
    for version in small.versions { #expect(version.bytes.firstRange(of: wide) != nil) }
    // One that contradicts itself is passed over, and so is one that fills the memory.
    let plain = try SmallPictures(of: whole)
    for other in [Array(wide.dropLast(4)), profile("RGB ", "Display P3", count: 16 << 20)] {
      #expect(try SmallPictures(of: SamplePicture.adding(other, to: whole)) == plain)
    }
  }

  /// A larger file than any that is kept is made on the way, in memory of the library's own.
  @Test func `a cover of noise gets small versions`() throws {
    var random = SeededRandom(seed: 1)
    let folder = try TemporaryFolder()
    try folder.write(random.bytes(1_400 * 1_400 * 3), to: "noise")
    let outcome = try Command(
      "ffmpeg",
      [
        "-v", "error", "-f", "rawvideo", "-pix_fmt", "rgb24", "-s", "1400x1400",
        "-i", "\(folder.path)/noise", "\(folder.path)/noise.png",
      ]
    ).run()
    #expect(outcome.end == .exited(0))
    #expect(
      try SmallPictures(of: folder.read("noise.png")).versions.map(\.side) == [640, 320, 160]
    )
  }

  @Test(arguments: [(1, true), (3, false), (6, false), (0, true), (9, true)])
  func `a JPEG says whether it's stored on its side`(orientation: UInt8, isUpright: Bool) throws {
    let whole = try SamplePicture.baseline.bytes()
    let entry: [UInt8] = [0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0]
    let exif =
      Array("Exif".utf8) + [0, 0] + Array("MM".utf8) + [0, 42, 0, 0, 0, 8, 0, 1] + entry
      + [0, 0, 0, 0]
    func adding(_ exif: [UInt8]) -> [UInt8] {
      whole[..<2] + [0xFF, 0xE1, 0, UInt8(exif.count + 2)] + exif + whole[2...]
    }
    #expect(try PictureDecoder.inspect(adding(exif)).isUpright == isUpright)
    // Whatever is missing or wrong in these data, they are only looked at.
    for count in exif.indices {
      let isLong = count >= 6 + 8 + 2 + entry.count
      #expect(
        try PictureDecoder.inspect(adding(Array(exif[..<count]))).isUpright
          == (isUpright || !isLong)
      )
      var odd = exif
      odd[count] = 0xFF
      _ = try PictureDecoder.inspect(adding(odd))
    }
  }

  @Test func `a palette with transparent colours is transparent`() throws {
    let opaque = try SamplePicture.palette.bytes()
    #expect(try !PictureDecoder.inspect(opaque).isTransparent)
    for (alpha, isTransparent) in [(0, true), (255, false)] {
      let bytes = try SamplePicture.inPalette(alpha: alpha)
      #expect(try PictureDecoder.inspect(bytes).isTransparent == isTransparent)
    }
  }

  @Test func `each pixel is the mean of those that it covers`() {
    var scaler = AreaScaler(
      PictureSize(columns: 3, rows: 3, bytesPerPixel: 3),
      columns: 2,
      rows: 2
    )
    // Columns of 0, 90 and 180; the middle one belongs to both halves.
    let row: [UInt8] = [0, 90, 180].flatMap { [$0, $0, $0] }
    for _ in 0..<3 { scaler.add(row.span) }
    let pixels: [UInt8] = [30, 150].flatMap { [$0, $0, $0] }
    #expect(scaler.grid == PixelGrid(columns: 2, rows: 2, bytes: pixels + pixels))
  }

  @Test func `what's transparent is shown on white`() {
    var scaler = AreaScaler(
      PictureSize(columns: 1, rows: 1, bytesPerPixel: 4),
      columns: 1,
      rows: 1
    )
    scaler.add(([200, 0, 0, 0] as [UInt8]).span)
    #expect(scaler.grid.bytes == [255, 255, 255])
  }

  /// Half navy, a quarter white, the rest in two colours.
  private func poster(_ third: Colour, _ fourth: Colour) -> PixelGrid {
    let colours = [
      Colour(red: 20, green: 30, blue: 50), Colour(red: 20, green: 30, blue: 50),
      Colour(red: 255, green: 255, blue: 255), Colour(red: 255, green: 255, blue: 255), third,
      third,
      third, fourth,
    ]
    let row = colours.flatMap { [$0.red, $0.green, $0.blue] }
    return PixelGrid(columns: 8, rows: 8, bytes: Array(repeating: row, count: 8).flatMap(\.self))
  }

  @Test func `the colours that stand out are found, greys and inks aren't`() throws {
    let (teal, amber) = (try #require(Colour("#1f6f66")), try #require(Colour("#ffb83f")))
    let found = StrikingColours.find(in: poster(teal, amber))
    #expect(found.count == 2)
    // Colours are told apart by five bits each.
    for (colour, sample) in zip(found.sorted { $0.red < $1.red }, [teal, amber]) {
      #expect(abs(Int(colour.red) - Int(sample.red)) < 8)
      #expect(abs(Int(colour.green) - Int(sample.green)) < 8)
      #expect(abs(Int(colour.blue) - Int(sample.blue)) < 8)
    }
    let grey = Colour(red: 128, green: 128, blue: 128)
    #expect(StrikingColours.find(in: poster(grey, grey)).isEmpty)
  }
}
