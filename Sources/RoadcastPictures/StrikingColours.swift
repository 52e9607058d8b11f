import RoadcastModel

/// Finds the colours of a picture that people would name.
enum StrikingColours {
  /// Hues are counted in this many parts of the circle.
  private static let parts = 36

  /// Below, a colour counts as grey, black or white.
  private static let leastChroma = 0.06

  /// The share of the whole picture that a colour must have, 0…1.
  private static let leastShare = 0.012

  /// Finds up to four colours, the strongest first.
  ///
  /// A colour counts by its area and, even more, by its strength. Each is clearly another hue.
  ///
  /// - Parameter grid: a small picture; every pixel is looked at.
  /// - Returns: none for a picture in greys.
  static func find(in grid: PixelGrid) -> [Colour] {
    // Five bits of each channel are enough to distinguish colours, and leave few to count.
    var sums: [Int: (red: Int, green: Int, blue: Int, count: Int)] = [:]
    for index in stride(from: 0, to: grid.bytes.count - 2, by: 3) {
      let (red, green, blue) = (grid.bytes[index], grid.bytes[index + 1], grid.bytes[index + 2])
      let key = Int(red >> 3) << 10 | Int(green >> 3) << 5 | Int(blue >> 3)
      var sum = sums[key] ?? (0, 0, 0, 0)
      sum.red += Int(red)
      sum.green += Int(green)
      sum.blue += Int(blue)
      sum.count += 1
      sums[key] = sum
    }
    var weights = [Int](repeating: 0, count: parts)
    var areas = weights
    var groups = [[(colour: Colour, weight: Int)]](repeating: [], count: parts)
    for (_, sum) in sums.sorted(by: { $0.key < $1.key }) {
      let count = sum.count
      let colour = Colour(
        red: UInt8(sum.red / count),
        green: UInt8(sum.green / count),
        blue: UInt8(sum.blue / count)
      )
      let seen = PerceivedColour(colour)
      guard seen.chroma >= leastChroma, (0.2...0.95).contains(seen.lightness) else { continue }
      let turn = (seen.hue / (2 * Double.pi) + 1).truncatingRemainder(dividingBy: 1)
      let part = min(parts - 1, Int(turn * Double(parts)))
      let weight = Int(Double(count) * seen.chroma * seen.chroma * 10_000)
      weights[part] += weight
      areas[part] += count
      groups[part].append((colour, weight))
    }
    // A hue on the border of two parts counts in both.
    let around = { (values: [Int], part: Int) in
      values[part] + values[(part + 1) % parts] + values[(part + parts - 1) % parts]
    }
    let total = grid.columns * grid.rows
    let order = (0..<parts).filter {
      !groups[$0].isEmpty && Double(around(areas, $0)) >= leastShare * Double(total)
    }.sorted { (around(weights, $0), weights[$0], $1) > (around(weights, $1), weights[$1], $0) }
    var found: [Colour] = []
    for part in order {
      guard let colour = groups[part].max(by: { $0.weight < $1.weight })?.colour else { continue }
      let seen = PerceivedColour(colour)
      // An eighth of the circle tells blue from violet, and orange from yellow.
      let isOther = found.allSatisfy {
        PerceivedColour($0).hueDistance(to: seen) > .pi / 4
      }
      if isOther { found.append(colour) }
      if found.count == 4 { break }
    }
    return found
  }
}
