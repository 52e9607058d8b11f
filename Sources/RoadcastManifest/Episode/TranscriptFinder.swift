import RoadcastModel

/// Finds the transcripts of recordings by the names of the files in a folder.
///
/// For `story.wav` it's `story.vtt`, or what programs make of that: `story.wav.vtt` (whisper.cpp),
/// `story.en.vtt` (yt-dlp), `story.transcript.vtt` (Zoom).
struct TranscriptFinder {
  /// The best transcript's file name by the recording's base name.
  private var best: [String: (rank: Int, name: String)] = [:]

  /// What looks like a transcript but can't be used, by the recording's base name.
  private var others: [String: [String]] = [:]

  /// The base names of recordings.
  private let stems: Set<String>

  /// The show's language, as in `en-us`.
  private let language: String

  /// - Parameters:
  ///   - entries: The files in the folder, by name.
  ///   - language: The show's language, as in `en-us`.
  init(entries: [FolderEntry], language: String) {
    self.language = language.lowercased()
    stems = Set(entries.filter(\.kind.isSound).map(\.stem))
    for entry in entries {
      switch entry.kind {
      case .transcript:
        let form = FileKind.transcripts.firstIndex(of: entry.suffix) ?? 0
        let (stem, rank) = recording(of: entry)
        guard let rank else {
          others[stem, default: []].append(entry.name)
          continue
        }
        let place = rank * FileKind.transcripts.count + form
        if place < best[stem]?.rank ?? .max { best[stem] = (place, entry.name) }
      case .document:
        if stems.contains(entry.stem) { others[entry.stem, default: []].append(entry.name) }
      default: break
      }
    }
  }

  /// The file name of the transcript for a recording with this base name.
  func transcript(for stem: String) -> String? { best[stem]?.name }

  /// The files that look like a transcript for a recording, but are in another language or form.
  func unusable(for stem: String) -> [String] { others[stem] ?? [] }

  /// Whether a transcript belongs to a recording in the folder, even if another one is better.
  func belongsToRecording(_ entry: FolderEntry) -> Bool {
    stems.contains(recording(of: entry).stem)
  }

  /// The base name of the recording that a transcript is for.
  ///
  /// - Returns: Also how far the name is from the usual one, from 0; nil for another language.
  private func recording(of entry: FolderEntry) -> (stem: String, rank: Int?) {
    let own = entry.stem
    guard !stems.contains(own), own.utf8.contains(UInt8(ascii: ".")) else { return (own, 0) }
    var stem = own
    var rank: Int? = 1
    // At most the language, a word and an extension: `story.wav.en.transcript.vtt`.
    for _ in 0..<3 {
      let parts = WorkspacePath.stem(of: stem)
      guard !parts.extension.isEmpty else { break }
      if let match = LanguageTag.match(parts.extension, with: language) {
        rank = match == .other ? nil : rank.map { $0 + (match == .exact ? 1 : 2) }
      } else if !isDecoration(parts.extension) {
        break
      }
      stem = parts.stem
      if stems.contains(stem) { return (stem, rank) }
    }
    return (own, 0)
  }

  /// Whether programs add this to a recording's name.
  private func isDecoration(_ suffix: String) -> Bool {
    let words = [
      "transcript", "transcription", "captions", "caption", "subtitles", "cc", "auto", "orig",
    ]
    return words.contains(suffix) || FileKind.transcripts.contains(suffix)
      || FileKind(name: "x.\(suffix)").isSound
  }
}
