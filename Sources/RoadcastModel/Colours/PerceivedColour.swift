import RealModule

/// A colour as people see it: OKLCH, in which the same distance looks like the same difference.
///
/// Björn Ottosson, "A perceptual color space for image processing" (2020); CSS Color 4 §9.
package struct PerceivedColour: Sendable, Equatable {
  /// 0 for black to 1 for white.
  package var lightness: Double

  /// 0 for greys; sRGB reaches about 0.32.
  package var chroma: Double

  /// The angle on the circle of hues in radians: 0.5 is red, 1.9 yellow, 2.5 green, 4.6 blue.
  package var hue: Double

  /// Looks at a colour.
  package init(_ colour: Colour) {
    let (red, green, blue) = colour.linear
    let long = Double.root(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue, 3)
    let middle = Double.root(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue, 3)
    let short = Double.root(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue, 3)
    lightness = 0.2104542553 * long + 0.7936177850 * middle - 0.0040720468 * short
    let a = 1.9779984951 * long - 2.4285922050 * middle + 0.4505937099 * short
    let b = 0.0259040371 * long + 0.7827717662 * middle - 0.8086757660 * short
    chroma = Double.hypot(a, b)
    hue = Double.atan2(y: b, x: a)
  }

  /// How far apart two hues are on the circle, 0…π.
  package func hueDistance(to other: PerceivedColour) -> Double {
    let distance = abs(hue - other.hue).truncatingRemainder(dividingBy: 2 * .pi)
    return min(distance, 2 * .pi - distance)
  }

  /// The nearest colour that sRGB has, with less chroma where there's none of this lightness.
  package var colour: Colour {
    let lightness = min(max(lightness, 0), 1)
    if let colour = Self.colour(lightness, chroma, hue) { return colour }
    var (inside, outside) = (0.0, chroma)
    for _ in 0..<24 {
      let middle = (inside + outside) / 2
      if Self.colour(lightness, middle, hue) == nil { outside = middle } else { inside = middle }
    }
    let grey = Colour.value(lightness * lightness * lightness)
    return Self.colour(lightness, inside, hue) ?? Colour(red: grey, green: grey, blue: grey)
  }

  /// Nil for a colour outside of sRGB.
  private static func colour(_ lightness: Double, _ chroma: Double, _ hue: Double) -> Colour? {
    let (a, b) = (chroma * Double.cos(hue), chroma * Double.sin(hue))
    let cube = { (value: Double) in value * value * value }
    let long = cube(lightness + 0.3963377774 * a + 0.2158037573 * b)
    let middle = cube(lightness - 0.1055613458 * a - 0.0638541728 * b)
    let short = cube(lightness - 0.0894841775 * a - 1.2914855480 * b)
    let red = 4.0767416621 * long - 3.3077115913 * middle + 0.2309699292 * short
    let green = -1.2684380046 * long + 2.6097574011 * middle - 0.3413193965 * short
    let blue = -0.0041960863 * long - 0.7034186147 * middle + 1.7076147010 * short
    let range = -0.0005...1.0005
    guard range.contains(red), range.contains(green), range.contains(blue) else { return nil }
    return Colour(
      red: Colour.value(red),
      green: Colour.value(green),
      blue: Colour.value(blue)
    )
  }
}

extension Colour {
  /// The value of a component, 0…255, that gives so much light, 0…1.
  fileprivate static func value(_ linear: Double) -> UInt8 {
    let linear = min(max(linear, 0), 1)
    let value =
      linear <= 0.0031308 ? 12.92 * linear : 1.055 * Double.pow(linear, 1 / 2.4) - 0.055
    return UInt8(min(max(value * 255, 0), 255).rounded())
  }
}
