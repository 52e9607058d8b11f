import RoadcastModel
import RoadcastTesting
import Testing

struct ColourTests {
  @Test func `colours are read as style sheets write them`() {
    #expect(Colour("#1F6F66") == Colour(red: 0x1F, green: 0x6F, blue: 0x66))
    #expect(Colour("#fa0") == Colour(red: 255, green: 0xAA, blue: 0))
    #expect(Colour("#1f6f66")?.hex == "#1f6f66")
    #expect(Colour(red: 0, green: 5, blue: 16).hex == "#000510")
    for text in ["", "#", "teal", "1F6F66", "#1F6F6", "#1F6F666", "#GG0000", "#1F6F66 ", "#१२३"] {
      #expect(Colour(text) == nil, "\(text)")
    }
  }

  @Test func `contrast is what WCAG says`() throws {
    let (black, white) = (try #require(Colour("#000")), try #require(Colour("#fff")))
    #expect(abs(black.contrast(with: white) - 21) < 0.001)
    #expect(abs(white.contrast(with: white) - 1) < 0.001)
    // From the documentation of WebAIM's checker.
    #expect(abs(try #require(Colour("#777777")).contrast(with: white) - 4.48) < 0.005)
    #expect(abs(try #require(Colour("#767676")).contrast(with: white) - 4.54) < 0.005)
  }

  @Test func `OKLCH has the values of CSS Color 4`() throws {
    let red = PerceivedColour(try #require(Colour("#ff0000")))
    #expect(abs(red.lightness - 0.62796) < 0.0001)
    #expect(abs(red.chroma - 0.25768) < 0.0001)
    #expect(abs(red.hue * 180 / .pi - 29.234) < 0.01)
  }

  @Test(arguments: 0..<20)
  func `a colour is the same after a look at it`(seed: Int) {
    var random = SeededRandom(seed: seed)
    for _ in 0..<100 {
      let bytes = random.bytes(3)
      let colour = Colour(red: bytes[0], green: bytes[1], blue: bytes[2])
      #expect(PerceivedColour(colour).colour == colour)
    }
  }
}
