import RoadcastModel

/// Finds an episode's recordings and their transcripts by the names of the files in its folder.
struct SegmentFinder {
  /// The folder's path in the workspace.
  private let path: String

  /// The names of all files, sorted.
  private let names: [String]

  /// The transcripts' file names by their base names.
  private let transcripts: [String: String]

  /// The extensions of transcripts: of several transcripts the first in this order is taken.
  private static let transcriptExtensions = ["vtt", "srt", "json", "txt", "md"]

  /// - Parameters:
  ///   - names: The names of the files in the folder.
  ///   - manifest: The path of `episode.yml` in the workspace.
  init(names: [String], manifest: String) {
    self.names = names.sorted()
    path = WorkspacePath.folder(of: manifest)
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

  /// One segment for each recording.
  var segments: [Segment] {
    names.filter { WorkspacePath.stem(of: $0).extension == "wav" && !$0.hasPrefix(".") }.map {
      let audio = Located("\(path)/\($0)", at: SourceLocation(file: "\(path)/\($0)"))
      return Segment(audio: audio, title: Self.title(of: $0), transcript: transcript(of: audio))
    }
  }

  /// The transcript with a recording's base name, when both are in the folder.
  func transcript(of audio: Located<String>) -> Located<String>? {
    guard WorkspacePath.folder(of: audio.value) == path else { return nil }
    return transcripts[WorkspacePath.stem(of: WorkspacePath.name(of: audio.value)).stem].map {
      Located("\(path)/\($0)", at: SourceLocation(file: "\(path)/\($0)"))
    }
  }

  /// A title made from a file's name: `02-northwind_story.wav` becomes "Northwind story".
  static func title(of path: String) -> String {
    let stem = WorkspacePath.stem(of: WorkspacePath.name(of: path)).stem
    let words = stem.split { "-_ .".contains($0) }
    let named =
      words.first.map { $0.allSatisfy(\.isNumber) } == true ? words.dropFirst() : words[...]
    let title = (named.isEmpty ? words[...] : named).joined(separator: " ").withoutControls
    return title.prefix(1).uppercased() + title.dropFirst()
  }
}
