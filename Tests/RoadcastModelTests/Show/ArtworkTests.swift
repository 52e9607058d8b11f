import RoadcastModel
import Testing

struct ArtworkTests {
  private func artwork(
    width: Int,
    height: Int,
    isRGB: Bool = true,
    isTransparent: Bool = false
  )
    -> Artwork
  {
    Artwork(
      format: .png,
      width: width,
      height: height,
      isRGB: isRGB,
      isTransparent: isTransparent
    )
  }

  @Test func `a format has its media type and suffix`() {
    #expect((Artwork.Format.png.type, Artwork.Format.png.suffix) == ("image/png", "png"))
    #expect((Artwork.Format.jpeg.type, Artwork.Format.jpeg.suffix) == ("image/jpeg", "jpg"))
  }

  @Test func `a square RGB picture of a good size has no problems`() {
    for side in [1_400, 3_000] {
      #expect(artwork(width: side, height: side).problems(byteCount: 512 << 10).isEmpty)
    }
  }

  @Test func `a picture that's stored on its side is a warning`() {
    var artwork = artwork(width: 1_400, height: 1_400)
    artwork.isUpright = false
    let problems = artwork.problems(byteCount: 1_000)
    #expect(problems.map(\.isError) == [false])
    #expect(problems.first?.text.hasSuffix("export it again upright") == true)
  }

  @Test(
    arguments: [
      (1_400, 1_500, true, false, 1_000, "make it square", true),
      (1_399, 1_399, true, false, 1_000, "1399 pixels", true),
      (3_001, 3_001, true, false, 1_000, "3001 pixels", true),
      (1_400, 1_400, false, false, 1_000, "RGB", true),
      (1_400, 1_400, true, true, 1_000, "transparency", false),
      (1_400, 1_400, true, false, 600 << 10, "600 KiB", false),
    ] as [(Int, Int, Bool, Bool, Int, String, Bool)]
  )
  func `each problem is reported separately`(
    width: Int,
    height: Int,
    isRGB: Bool,
    isTransparent: Bool,
    byteCount: Int,
    words: String,
    isError: Bool
  ) {
    let artwork = artwork(
      width: width,
      height: height,
      isRGB: isRGB,
      isTransparent: isTransparent
    )
    let problems = artwork.problems(byteCount: byteCount)
    #expect(problems.count == 1)
    #expect(problems.first?.text.contains(words) == true)
    #expect(problems.first?.isError == isError)
  }
}
