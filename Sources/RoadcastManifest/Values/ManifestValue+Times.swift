import RoadcastModel

extension ManifestValue {
  /// Reads a length in minutes and seconds, such as `"5:00"`.
  func length() -> Located<Milliseconds>? {
    guard let text = node.scalar, let length = Milliseconds(clock: text) else {
      let isNumber = node.scalar.map { $0.utf8.allSatisfy { (48...57).contains($0) } } ?? false
      let hint = isNumber ? " in quotes (without them YAML may read a number)" : ""
      reportType("minutes and seconds like \"5:00\"\(hint)")
      return nil
    }
    return Located(length, at: location)
  }
}
