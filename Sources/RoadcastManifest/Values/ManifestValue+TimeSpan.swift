import RoadcastModel

extension ManifestValue {
  /// Reads `3d`, `12h` or `1w`, up to a year.
  ///
  /// - Returns: Seconds.
  func timeSpan() -> Int64? {
    guard let text = text()?.value else { return nil }
    let units: [Character: Int64] = ["h": 3_600, "d": 86_400, "w": 604_800]
    guard let last = text.last, let unit = units[last], text.utf8.count <= 5,
      let number = Int64(text.dropLast()), number >= 0, number * unit <= 366 * 86_400
    else {
      report(
        .wrongValue,
        "\(label) must be a time like 3d (days) or 12h (hours), not \(text.quoted)"
      )
      return nil
    }
    return number * unit
  }
}
