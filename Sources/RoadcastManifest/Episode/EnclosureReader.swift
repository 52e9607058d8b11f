import RoadcastModel

/// Reads `enclosure` in `episode.yml`: the name of a finished file, or a mapping with what belongs to it.
enum EnclosureReader {
  enum Key: String, ManifestKey {
    case file, type, duration, chapters, transcripts

    static let required: [(key: Key, example: String)] = [(.file, "episode.mp3")]
  }

  /// Reads the finished file.
  ///
  /// Transcripts and chapters with the file's base name are found by themselves.
  ///
  /// - Parameters:
  ///   - value: The value of `enclosure`.
  ///   - finder: Has the names in the episode's folder.
  /// - Returns: The file; nil, with an error, if it can't be one.
  static func read(_ value: ManifestValue, with finder: SegmentFinder) -> FinishedEnclosure? {
    guard value.node.mapping != nil else {
      return value.path().flatMap { enclosure(at: $0, named: value, type: nil, with: finder) }
    }
    guard let fields = value.mapping(Key.self), let file = fields[.file] else { return nil }
    guard let path = file.path() else { return nil }
    let type = fields[.type].flatMap(mediaType)
    guard var enclosure = enclosure(at: path, named: file, type: type, with: finder) else {
      return nil
    }
    enclosure.duration = fields[.duration]?.length()
    if let chapters = fields[.chapters] { enclosure.chapters = chapters.path() }
    if let transcripts = fields[.transcripts] {
      enclosure.transcripts = transcripts.elements.compactMap(transcript)
    }
    return enclosure
  }

  private static func enclosure(
    at path: Located<String>,
    named value: ManifestValue,
    type: String?,
    with finder: SegmentFinder
  ) -> FinishedEnclosure? {
    let (stem, suffix) = WorkspacePath.stem(of: WorkspacePath.name(of: path.value))
    guard let format = EnclosureFormat(rawValue: suffix) else {
      let formats = EnclosureFormat.allCases.map { ".\($0.rawValue)" }.joined(separator: ", ")
      let hint =
        suffix == "wav"
        ? "list a WAV file under `segments:`, and it's encoded" : "use one of \(formats)"
      value.report(.wrongValue, "`enclosure`: apps don't play \(path.value.quoted); \(hint)")
      return nil
    }
    var enclosure = FinishedEnclosure(file: path, format: format, type: type)
    guard WorkspacePath.folder(of: path.value) == finder.path else { return enclosure }
    func found(_ name: String) -> Located<String> {
      Located("\(finder.path)/\(name)", at: SourceLocation(file: "\(finder.path)/\(name)"))
    }
    for entry in finder.entries where entry.isNameable && entry.name.hasPrefix("\(stem).") {
      if entry.name == "\(stem).chapters.json" {
        enclosure.chapters = found(entry.name)
      } else if let given = GivenTranscript(name: entry.name),
        entry.stem == stem || given.language.map({ entry.stem == "\(stem).\($0)" }) ?? false
      {
        enclosure.transcripts.append(found(entry.name))
      }
    }
    return enclosure
  }

  private static func transcript(_ value: ManifestValue) -> Located<String>? {
    guard let path = value.path() else { return nil }
    guard GivenTranscript(name: WorkspacePath.name(of: path.value)) != nil else {
      let kinds = MediaKind.TranscriptKind.allCases.map { ".\($0.rawValue)" }
      value.report(
        .wrongValue,
        "`transcripts`: apps can't read \(path.value.quoted); use one of "
          + kinds.joined(separator: ", ")
      )
      return nil
    }
    return path
  }

  private static func mediaType(_ value: ManifestValue) -> String? {
    guard let text = value.text(characters: Limits.tagCharacters)?.value.lowercased() else {
      return nil
    }
    guard EnclosureFormat.isMediaType(text) else {
      value.report(
        .wrongValue,
        "`type`: \(text.quoted) isn't a media type of sound or video; write one like audio/mpeg, or "
          + "remove the key"
      )
      return nil
    }
    return text
  }
}
