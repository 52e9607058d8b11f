/// Charts of Unicode block elements (U+2581–U+258F), for a line of text.
enum BlockChart {
  private static let eighths = Array("▏▎▍▌▋▊▉█")
  private static let heights = Array("▁▂▃▄▅▆▇█")

  /// Draws a value as a bar.
  ///
  /// - Parameters:
  ///   - value: the value, in the unit of `scale`.
  ///   - scale: the value that fills the whole width.
  ///   - band: the target; where the bar doesn't cover it, it is dotted.
  ///   - width: columns.
  /// - Returns: `width` characters.
  static func bar(_ value: Int, scale: Int, band: ClosedRange<Int>, width: Int) -> String {
    let filled = min(8 * width, (value * 8 * width + scale / 2) / max(1, scale))
    var text = String(repeating: "█", count: filled / 8)
    if filled % 8 > 0 { text.append(eighths[filled % 8 - 1]) }
    for column in text.count..<max(text.count, width) {
      let middle = (2 * column + 1) * scale / (2 * width)
      text += band.contains(middle) ? "·" : " "
    }
    return text
  }

  /// Draws values side by side, one column each.
  ///
  /// The heights are those of the range from the lowest value to the highest, but of a tenth of the
  /// highest at least: values that are nearly equal must not look like a trend.
  static func sparkline(_ values: [Int]) -> String {
    guard let least = values.min(), let most = values.max() else { return "" }
    let range = max(most - least, most / 10, 1)
    let bottom = least - (range - (most - least)) / 2
    return String(values.map { heights[(($0 - bottom) * 7 + range / 2) / range] })
  }
}
