import RoadcastModel

/// Reads `voicemail` in `show.yml`.
enum VoicemailReader {
  enum Key: String, ManifestKey {
    case format, max, only
  }

  static func read(_ value: ManifestValue) -> Voicemail? {
    guard let fields = value.mapping(Key.self) else { return nil }
    var voicemail = Voicemail()
    // The one format there is: read to report any other.
    _ = fields[.format]?.choice(of: ["ulaw"])
    voicemail.max = fields[.max]?.length()?.value ?? voicemail.max
    voicemail.only = fields[.only]?.only() ?? []
    return voicemail
  }
}
