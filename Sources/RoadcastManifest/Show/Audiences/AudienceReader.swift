import RoadcastModel

/// Reads `audiences` in `show.yml`.
enum AudienceReader {
  enum Key: String, ManifestKey {
    case title, description, cover, only, drafts, ahead
  }

  /// Reads the audiences in the order of the manifest.
  ///
  /// An audience without a title gets one made from the show's title and its own name.
  static func read(_ value: ManifestValue, showTitle: String) -> [Audience] {
    (value.entries() ?? []).compactMap { audience(from: $0, showTitle: showTitle) }
  }

  private static func audience(from entry: ManifestEntry, showTitle: String) -> Audience? {
    let name = entry.key.value
    guard Slug.isValid(name) else {
      let hint = Slug.suggestion(for: name).map { "; try \($0.quoted)" } ?? ""
      entry.reportName("an audience's name can have a–z, 0–9 and -, not \(name.quoted)\(hint)")
      return nil
    }
    let label = "the audience \(name.quoted)"
    guard let fields = entry.value()?.mapping(Key.self, as: label) else { return nil }
    var audience = Audience(name: entry.key, title: "\(showTitle) (\(name))")
    if let title = fields[.title]?.text() { audience.title = title.value }
    audience.description =
      fields[.description]?.text(
        characters: .max,
        bytes: Limits.descriptionBytes,
        isMultiline: true
      )?.value
    audience.cover = fields[.cover]?.path()
    audience.only = fields[.only]?.only() ?? []
    audience.drafts = fields[.drafts]?.flag() ?? false
    audience.ahead = fields[.ahead]?.timeSpan() ?? 0
    return audience
  }
}
