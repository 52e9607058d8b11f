import RoadcastModel

/// The order in which a manifest has its keys, as the documentation lists them.
package enum ManifestOrder {
  /// The keys of a group.
  ///
  /// - Parameters:
  ///   - path: The keys that lead to the group, without the positions in lists; empty for the whole
  ///     manifest.
  ///   - isShow: Whether it's `show.yml`, not an `episode.yml`.
  /// - Returns: The keys in their order; empty for a group whose keys are people's own.
  package static func keys(at path: [String], isShow: Bool) -> [String] {
    isShow ? showKeys(at: path) : episodeKeys(at: path)
  }

  private static func episodeKeys(at path: [String]) -> [String] {
    switch path {
    case []: words(EpisodeManifestReader.Key.self)
    case ["segments"]: words(SegmentReader.Key.self)
    case ["segments", "highlight"]: words(HighlightReader.Key.self)
    case ["segments", "clean"]: words(Cleaning.Step.self)
    default: []
    }
  }

  private static func showKeys(at path: [String]) -> [String] {
    switch path {
    case []: words(ShowManifestReader.Key.self)
    case ["owner"]: words(OwnerReader.Key.self)
    case ["theme"]: words(ThemeReader.Key.self)
    case ["length"]: words(LengthReader.Key.self)
    case ["sound"]: words(SoundReader.Key.self)
    case ["sound", "clean"]: words(Cleaning.Step.self)
    case ["voicemail"]: words(VoicemailReader.Key.self)
    case ["wording"]: words(WordingReader.Key.self)
    case ["wording", "must_mention"], ["wording", "never"]: words(WordingReader.PhraseKey.self)
    default: path.count == 2 && path[0] == "audiences" ? words(AudienceReader.Key.self) : []
    }
  }

  private static func words<Key: ManifestKey>(_ keys: Key.Type) -> [String] {
    Key.allCases.map(\.rawValue)
  }
}
