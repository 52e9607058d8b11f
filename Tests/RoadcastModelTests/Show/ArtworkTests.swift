import RoadcastModel
import RoadcastTesting
import Testing

struct ArtworkTests {
  /// The first 33 bytes of a PNG file: its signature and its header chunk.
  private func png(width: Int, height: Int, colours: UInt8) -> [UInt8] {
    [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13] + Array("IHDR".utf8)
      + bytes(width, 4) + bytes(height, 4) + [8, colours, 0, 0, 0] + [0, 0, 0, 0]
  }

  /// A JPEG file up to its start of frame, after other segments.
  private func jpeg(width: Int, height: Int, components: UInt8, marker: UInt8 = 0xC0) -> [UInt8] {
    let application: [UInt8] =
      [0xFF, 0xE0, 0, 16] + Array("JFIF\0".utf8) + Array(repeating: 1, count: 9)
    let tables: [UInt8] = [0xFF, 0xC4, 0, 4, 1, 2]
    // Any number of FF may stand before a marker.
    return [0xFF, 0xD8] + application + tables + [0xFF, 0xFF] + [marker, 0, 17, 8]
      + bytes(height, 2) + bytes(width, 2) + [components] + Array(repeating: 0, count: 9)
  }

  private func bytes(_ value: Int, _ count: Int) -> [UInt8] {
    (0..<count).reversed().map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
  }

  @Test(
    arguments: [
      (0, false, false), (2, true, false), (3, true, false), (4, false, true), (6, true, true),
    ] as [(UInt8, Bool, Bool)]
  )
  func `a PNG header is read`(colours: UInt8, isRGB: Bool, isTransparent: Bool) throws {
    let artwork = try #require(Artwork(png(width: 1_400, height: 1_401, colours: colours)))
    #expect(artwork.format == .png)
    #expect((artwork.width, artwork.height) == (1_400, 1_401))
    #expect((artwork.isRGB, artwork.isTransparent) == (isRGB, isTransparent))
  }

  @Test(arguments: [(1, 0xC0), (3, 0xC0), (3, 0xC1), (3, 0xC2), (4, 0xC2)] as [(UInt8, UInt8)])
  func `a JPEG header is read, baseline or progressive`(components: UInt8, marker: UInt8) throws {
    let picture = jpeg(width: 3_000, height: 2_999, components: components, marker: marker)
    let artwork = try #require(Artwork(picture))
    #expect(artwork.format == .jpeg)
    #expect((artwork.width, artwork.height) == (3_000, 2_999))
    #expect(artwork.isRGB == (components == 3))
    #expect(!artwork.isTransparent)
  }

  @Test func `a format has its media type and suffix`() {
    #expect((Artwork.Format.png.type, Artwork.Format.png.suffix) == ("image/png", "png"))
    #expect((Artwork.Format.jpeg.type, Artwork.Format.jpeg.suffix) == ("image/jpeg", "jpg"))
  }

  @Test func `a header cut off anywhere isn't read, or is read without its last part`() {
    let portrait = png(width: 1_400, height: 1_400, colours: 2)
    for count in 0..<portrait.count { #expect(Artwork(Array(portrait[..<count])) == nil) }
    let photograph = jpeg(width: 1_400, height: 1_400, components: 3)
    let whole = Artwork(photograph)
    for count in 0..<photograph.count {
      let cut = Artwork(Array(photograph[..<count]))
      #expect(cut == nil || cut == whole)
    }
  }

  @Test(arguments: [
    "GIF89a, and then some bytes to make it long enough", "RIFF....WEBPVP8 ", "<svg/>", "",
  ])
  func `other pictures aren't read`(text: String) {
    #expect(Artwork(Array(text.utf8)) == nil)
  }

  @Test(arguments: 0..<300)
  func `random bytes never trap`(seed: Int) {
    var random = SeededRandom(seed: seed)
    let count = Int.random(in: 0...400, using: &random)
    let heads: [[UInt8]] = [
      [], [0xFF, 0xD8, 0xFF], [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A],
    ]
    for head in heads {
      var bytes = head + random.bytes(count)
      // Markers are rare among random bytes.
      for index in bytes.indices where Int.random(in: 0..<4, using: &random) == 0 && index > 8 {
        bytes[index] = 0xFF
      }
      if let artwork = Artwork(bytes) { _ = artwork.problems(byteCount: bytes.count) }
    }
  }

  @Test func `a square RGB picture of a good size has no problems`() throws {
    for side in [1_400, 3_000] {
      let artwork = try #require(Artwork(png(width: side, height: side, colours: 2)))
      #expect(artwork.problems(byteCount: 512 << 10).isEmpty)
    }
  }

  @Test(
    arguments: [
      (1_400, 1_500, 2, 1_000, "make it square", true),
      (1_399, 1_399, 2, 1_000, "1399 pixels", true),
      (3_001, 3_001, 2, 1_000, "3001 pixels", true), (1_400, 1_400, 0, 1_000, "RGB", true),
      (1_400, 1_400, 6, 1_000, "transparency", false),
      (1_400, 1_400, 2, 600 << 10, "600 KiB", false),
    ] as [(Int, Int, UInt8, Int, String, Bool)]
  )
  func `each problem is reported separately`(
    width: Int,
    height: Int,
    colours: UInt8,
    byteCount: Int,
    words: String,
    isError: Bool
  ) throws {
    let artwork = try #require(Artwork(png(width: width, height: height, colours: colours)))
    let problems = artwork.problems(byteCount: byteCount)
    #expect(problems.count == 1)
    #expect(problems.first?.text.contains(words) == true)
    #expect(problems.first?.isError == isError)
  }
}
