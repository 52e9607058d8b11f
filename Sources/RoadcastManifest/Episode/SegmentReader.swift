import RoadcastModel

/// Reads one of the `segments` in `episode.yml`.
enum SegmentReader {
  enum Key: String, ManifestKey {
    case audio, title, speaker, role, transcript, tags, only, image, url, highlight, clean

    static let required: [(key: Key, example: String)] = [(.audio, "01-welcome.wav")]
  }

  /// Reads a segment.
  ///
  /// - Parameters:
  ///   - value: The segment's mapping.
  ///   - finder: Finds the transcript when the segment doesn't name one.
  /// - Returns: The segment, or nil when it has no recording.
  static func read(_ value: ManifestValue, with finder: SegmentFinder) -> Segment? {
    guard let fields = value.mapping(Key.self, as: "a segment") else { return nil }
    let audio = fields[.audio]?.path()
    let transcript = fields[.transcript]?.path()
    var segment = Segment(
      audio: audio ?? Located("", at: fields.location),
      title: fields[.title]?.text()?.value ?? audio.map { SegmentTitle.make(from: $0.value) } ?? "",
      speaker: fields[.speaker]?.text(characters: Limits.speakerCharacters)?.value,
      transcript: transcript,
      tags: fields[.tags]?.tags() ?? [],
      only: fields[.only]?.only() ?? []
    )
    if audio != nil { finder.findTranscript(of: &segment) }
    if let role = fields[.role] {
      segment.role = role.choice(of: SpeakerRole.self) ?? .host
      if fields[.speaker] == nil {
        role.report(.missingKey, "`role` says what the speaker does; add `speaker`, or remove it")
      }
    }
    segment.image = fields[.image]?.path()
    segment.url = fields[.url]?.address()?.value
    segment.highlight = fields[.highlight].flatMap(HighlightReader.read)
    segment.cleaning = fields[.clean].map(CleaningReader.read) ?? [:]
    return audio == nil ? nil : segment
  }
}
