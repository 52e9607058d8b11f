import RoadcastModel

/// Reads `theme` in `show.yml`.
enum ThemeReader {
  enum Key: String, ManifestKey {
    case accent, second
  }

  static func read(_ value: ManifestValue) -> Theme? {
    guard let fields = value.mapping(Key.self) else { return nil }
    return Theme(accent: fields[.accent]?.colour(), second: fields[.second]?.colour())
  }
}

extension ManifestValue {
  /// Reads a colour like `#1F6F66`.
  fileprivate func colour() -> Colour? {
    guard let text = text()?.value else { return nil }
    if let colour = Colour(text) { return colour }
    let meant = Colour("#" + text) == nil ? "#1F6F66" : "#" + text
    report(
      .badColour,
      "\(label): \(text.quoted) isn't a colour; write # and six hexadecimal digits in quotes, "
        + "like \"\(meant)\""
    )
    return nil
  }
}
