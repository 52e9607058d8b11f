import RoadcastModel
import RoadcastTesting
import Testing

@testable import RoadcastSite

/// Whatever colours a show has, its pages can be read.
struct PaletteTests {
  private func requireContrast(_ palette: Palette, _ theme: Theme) {
    for (scheme, grounds) in [
      (palette.light, Palette.lightGrounds), (palette.dark, Palette.darkGrounds),
    ] {
      for ground in grounds {
        #expect(scheme.link.contrast(with: ground) >= Palette.text, "\(theme)")
        #expect(scheme.played.contrast(with: ground) >= Palette.control, "\(theme)")
        #expect(scheme.mark.contrast(with: ground) >= Palette.control)
      }
      #expect(scheme.onPlay.contrast(with: scheme.play) >= Palette.text, "\(theme)")
    }
  }

  @Test(arguments: 0..<40)
  func `thousands of pairs of colours have enough contrast in light and dark`(seed: Int) {
    var random = SeededRandom(seed: seed)
    for _ in 0..<100 {
      let bytes = random.bytes(6)
      let theme = Theme(
        accent: Colour(red: bytes[0], green: bytes[1], blue: bytes[2]),
        second: Colour(red: bytes[3], green: bytes[4], blue: bytes[5])
      )
      requireContrast(Palette(theme: theme), theme)
    }
  }

  @Test func `black, white and full colours have enough contrast too`() {
    let levels: [UInt8] = [0, 127, 128, 255]
    for red in levels {
      for green in levels {
        for blue in levels {
          let colour = Colour(red: red, green: green, blue: blue)
          let theme = Theme(accent: colour, second: colour)
          requireContrast(Palette(theme: theme), theme)
        }
      }
    }
  }

  @Test func `colours that can be read stay as they are, and others keep their hue`() throws {
    let (accent, second) = (try #require(Colour("#1F6F66")), try #require(Colour("#FFB83F")))
    let palette = Palette(theme: Theme(accent: accent, second: second))
    #expect(palette.light.link == accent)
    #expect(palette.light.play == second)
    #expect(palette.dark.played == second)
    let dark = PerceivedColour(palette.dark.link)
    #expect(dark.hueDistance(to: PerceivedColour(accent)) < 0.1)
    #expect(dark.lightness > PerceivedColour(accent).lightness)
  }

  @Test
  func `without a theme, the artwork's cool colour is for links and its warm one for playing`()
    throws
  {
    let (blue, red) = (try #require(Colour("#2040c0")), try #require(Colour("#d02020")))
    let palette = Palette(theme: Theme(), artwork: [red, blue])
    #expect(palette.light.link == blue)
    #expect(palette == Palette(theme: Theme(accent: blue, second: red)))
    let own = Palette(theme: Theme(accent: red), artwork: [blue])
    #expect(own == Palette(theme: Theme(accent: red, second: Colour("#FFB83F"))))
    let grey = Palette(theme: Theme(), artwork: [])
    #expect(grey == Palette(theme: Theme(accent: Colour("#1F6F66"), second: Colour("#FFB83F"))))
  }

  @Test func `the grounds are those of the style sheet`() {
    for grounds in [Palette.lightGrounds, Palette.darkGrounds] {
      #expect(
        StyleSheets.base.contains("--paper:\(grounds[0].hex);--card:\(grounds[1].hex);")
      )
    }
  }

  @Test func `style sheets lose their comments and spaces, and no meaning`() {
    let sheet = """
      /* Why; and { what. */
      @media (min-width: 30rem) and (scripting: enabled) {
        .band :focus-visible, a > b[href] { margin: calc(10.5rem + 0.5px) -0.5em 0; font: 1rem/1.5 "Segoe UI", serif; }
      }

      """
    #expect(
      String(decoding: StyleSheets.compact(Array(sheet.utf8)), as: UTF8.self)
        == "@media (min-width:30rem) and (scripting:enabled){.band :focus-visible,a>b[href]"
        + "{margin:calc(10.5rem + .5px) -.5em 0;font:1rem/1.5 \"Segoe UI\",serif}}"
    )
  }

  @Test func `the style sheet has both schemes, and nothing for paper`() {
    let sheet = Palette(theme: Theme()).styleSheet
    #expect(sheet.contains("--link: #1f6f66;"))
    #expect(sheet.contains("prefers-color-scheme: dark"))
    #expect(!sheet.contains("@media {"))
    #expect(sheet.split(separator: "\n").allSatisfy { $0.hasPrefix("@media screen") })
  }
}
