import RoadcastModel

/// The files beside an episode's manifest: recordings by name, and their transcripts.
struct SegmentFiles {
  private let folder: String
  private let manifest: String
  private let names: [String]

  /// In the order in which a transcript is taken when there are several.
  private static let transcriptExtensions = ["vtt", "srt", "json", "txt", "md"]

  init(names: [String], of manifest: String) {
    self.names = names.sorted()
    self.manifest = manifest
    folder = WorkspacePath.folder(of: manifest)
  }

  /// One segment for each recording, by name.
  var segments: [Segment] {
    names.filter { WorkspacePath.stem(of: $0).extension == "wav" && !$0.hasPrefix(".") }.map {
      let audio = Located("\(folder)/\($0)", at: SourceLocation(file: "\(folder)/\($0)"))
      return Segment(audio: audio, title: Self.title(of: $0), transcript: transcript(of: audio))
    }
  }

  /// The transcript with a recording's base name, when both lie beside the manifest.
  func transcript(of audio: Located<String>) -> Located<String>? {
    guard WorkspacePath.folder(of: audio.value) == folder else { return nil }
    let stem = WorkspacePath.stem(of: WorkspacePath.name(of: audio.value)).stem
    for suffix in Self.transcriptExtensions {
      if let name = names.first(where: { WorkspacePath.stem(of: $0) == (stem, suffix) }) {
        return Located("\(folder)/\(name)", at: SourceLocation(file: "\(folder)/\(name)"))
      }
    }
    return nil
  }

  /// A title made of a file's name: `02-northwind_story.wav` is "Northwind story".
  static func title(of path: String) -> String {
    let stem = WorkspacePath.stem(of: WorkspacePath.name(of: path)).stem
    let words = stem.split { "-_ .".contains($0) }
    let named =
      words.first.map { $0.allSatisfy(\.isNumber) } == true ? words.dropFirst() : words[...]
    let title = (named.isEmpty ? words[...] : named).joined(separator: " ").withoutControls
    return title.prefix(1).uppercased() + title.dropFirst()
  }
}
