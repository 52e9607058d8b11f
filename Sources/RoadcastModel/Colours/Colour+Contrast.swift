import RealModule

extension Colour {
  /// The light that the colour gives, 0 for black to 1 for white (WCAG 2.2, "relative luminance").
  package var luminance: Double {
    let (red, green, blue) = linear
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
  }

  /// The contrast with another colour, 1…21 (WCAG 2.2, "contrast ratio").
  package func contrast(with other: Colour) -> Double {
    let (one, two) = (luminance, other.luminance)
    return (max(one, two) + 0.05) / (min(one, two) + 0.05)
  }

  /// The colour of this hue that can be read on grounds, as near to this one as possible.
  ///
  /// Only the lightness changes, and the chroma as far as sRGB asks for it.
  ///
  /// - Parameters:
  ///   - grounds: the backgrounds: all of them light, or all dark.
  ///   - ratio: the least contrast, up to 4.5 for grounds that are neither near white nor near black.
  /// - Returns: this colour if its contrast is enough.
  package func readable(on grounds: [Colour], ratio: Double) -> Colour {
    let isEnough = { (colour: Colour) in
      grounds.allSatisfy { colour.contrast(with: $0) >= ratio }
    }
    if isEnough(self) { return self }
    let perceived = PerceivedColour(self)
    let isLight = grounds.reduce(0) { $0 + $1.luminance } > 0.18 * Double(grounds.count)
    let end = isLight ? 0.0 : 1.0
    let steps = 200
    for step in 1...steps {
      var moved = perceived
      moved.lightness += (end - perceived.lightness) * Double(step) / Double(steps)
      let colour = moved.colour
      if isEnough(colour) { return colour }
    }
    return isLight
      ? Colour(red: 0, green: 0, blue: 0) : Colour(red: 255, green: 255, blue: 255)
  }

  /// Red, green and blue in proportion to their light, 0…1 (IEC 61966-2-1).
  var linear: (red: Double, green: Double, blue: Double) {
    (Self.linear(red), Self.linear(green), Self.linear(blue))
  }

  private static func linear(_ value: UInt8) -> Double {
    let value = Double(value) / 255
    return value <= 0.04045 ? value / 12.92 : Double.pow((value + 0.055) / 1.055, 2.4)
  }
}
