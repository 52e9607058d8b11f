package import RoadcastModel

/// The colours of a show's pages, in light and dark, all of which can be read.
///
/// Text has a contrast of at least 4.5, and controls one of 3 (WCAG 2.2, 1.4.3 and 1.4.11), whatever colours
/// the show or its artwork has.
package struct Palette: Sendable, Equatable {
  /// The colours on one kind of ground.
  package struct Scheme: Sendable, Equatable {
    /// Links, and controls that look like text.
    package var link: Colour

    /// The ground of what plays.
    package var play: Colour

    /// Text and signs on ``play``.
    package var onPlay: Colour

    /// What's played already, and the edges of what plays.
    package var played: Colour

    /// Where a chapter begins.
    package var mark: Colour
  }

  package var light: Scheme
  package var dark: Scheme

  /// The least contrast of text.
  package static let text = 4.5

  /// The least contrast of controls.
  package static let control = 3.0

  /// The grounds that pages have in light: paper, and cards on it.
  package static let lightGrounds = [
    Colour(red: 0xF7, green: 0xF4, blue: 0xEE), Colour(red: 0xFF, green: 0xFD, blue: 0xF9),
  ]

  /// The grounds that pages have in dark: the night, and cards on it.
  package static let darkGrounds = [
    Colour(red: 0x0D, green: 0x15, blue: 0x20), Colour(red: 0x16, green: 0x20, blue: 0x2F),
  ]

  private static let ink = Colour(red: 0x11, green: 0x1B, blue: 0x2B)
  private static let white = Colour(red: 255, green: 255, blue: 255)
  private static let teal = Colour(red: 0x1F, green: 0x6F, blue: 0x66)
  private static let amber = Colour(red: 0xFF, green: 0xB8, blue: 0x3F)
  private static let coral = Colour(red: 0xE2, green: 0x5A, blue: 0x3C)

  /// Chooses the colours.
  ///
  /// - Parameters:
  ///   - theme: the show's own.
  ///   - artwork: the colours of the cover that stand out, which are used where the theme has none; teal
  ///     and amber if the cover is in greys.
  package init(theme: Theme, artwork: [Colour] = []) {
    // A warm colour says "play", a cool one is calm enough for every link.
    let warm = artwork.first { PerceivedColour($0).isWarm }
    let cool = artwork.first { !PerceivedColour($0).isWarm }
    let accent = theme.accent ?? cool ?? warm ?? Self.teal
    let second = theme.second ?? warm ?? Self.amber
    light = Self.scheme(accent, second, on: Self.lightGrounds)
    dark = Self.scheme(accent, second, on: Self.darkGrounds)
  }

  private static func scheme(_ accent: Colour, _ second: Colour, on grounds: [Colour]) -> Scheme {
    let ground = grounds[0].luminance
    // A ground that is light or dark enough for one of the two to be read on it.
    let onPlay = second.contrast(with: ink) >= second.contrast(with: white) ? ink : white
    let play = second.readable(on: [onPlay], ratio: text)
    return Scheme(
      // On a dark ground, the least contrast is dull.
      link: accent.readable(on: grounds, ratio: ground > 0.18 ? text : 7),
      play: play,
      onPlay: onPlay,
      played: (ground > 0.18 ? second : play).readable(on: grounds, ratio: control),
      mark: coral.readable(on: grounds, ratio: control)
    )
  }

  /// The colours as a style sheet, for a screen.
  package var styleSheet: String {
    """
    @media screen { :root { \(Self.declarations(light)) } }
    @media screen and (prefers-color-scheme: dark) { :root { \(Self.declarations(dark)) } }

    """
  }

  private static func declarations(_ scheme: Scheme) -> String {
    [
      ("link", scheme.link), ("play", scheme.play), ("on-play", scheme.onPlay),
      ("played", scheme.played), ("mark", scheme.mark),
    ].map { "--\($0): \($1.hex);" }.joined(separator: " ")
  }
}

extension PerceivedColour {
  /// Whether the hue is between pink and yellow.
  fileprivate var isWarm: Bool { (-0.1...2.0).contains(hue) }
}
