import RoadcastModel

/// The files beside an episode's manifest: recordings by name, and their transcripts.
struct SegmentFiles {
  private let folder: String
  private let manifest: String
  private let names: [String]

  /// The transcripts' names, by what they are called without their extension.
  private let transcripts: [String: String]

  /// In the order in which a transcript is taken when there are several.
  private static let transcriptExtensions = ["vtt", "srt", "json", "txt", "md"]

  init(names: [String], of manifest: String) {
    self.names = names.sorted()
    self.manifest = manifest
    folder = WorkspacePath.folder(of: manifest)
    var best: [String: (rank: Int, name: String)] = [:]
    for name in self.names {
      let (stem, suffix) = WorkspacePath.stem(of: name)
      guard let rank = Self.transcriptExtensions.firstIndex(of: suffix),
        rank < best[stem]?.rank ?? .max
      else { continue }
      best[stem] = (rank, name)
    }
    transcripts = best.mapValues(\.name)
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
    return transcripts[WorkspacePath.stem(of: WorkspacePath.name(of: audio.value)).stem].map {
      Located("\(folder)/\($0)", at: SourceLocation(file: "\(folder)/\($0)"))
    }
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
