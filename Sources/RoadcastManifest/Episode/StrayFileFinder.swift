import RoadcastModel

/// Finds the files in an episode's folder that someone probably meant to be part of the episode.
struct StrayFileFinder {
  let finder: SegmentFinder
  let episode: Episode

  /// Whether the manifest lists the segments.
  let hasList: Bool

  /// The names of all files in the folder.
  private let names: Set<String>

  /// The files that aren't on this machine yet.
  private let downloads: [MissingDownload]

  /// The names of the files in the folder that the manifest uses.
  private let used: Set<String>

  /// The names that the manifest probably means where it names files that don't exist.
  private let meant: Set<String>

  /// The base names of all WAV files in the folder, there or still to come.
  private let stems: Set<String>

  /// - Parameters:
  ///   - finder: Has the names in the folder.
  ///   - episode: The episode, with its segments.
  ///   - hasList: Whether the manifest lists the segments.
  init(finder: SegmentFinder, episode: Episode, hasList: Bool) {
    self.finder = finder
    self.episode = episode
    self.hasList = hasList
    names = Set(finder.entries.map(\.name))
    var files = episode.segments.flatMap { [$0.audio, $0.transcript, $0.image] }
    files += [episode.notesFile, episode.summaryFile, episode.cover, episode.enclosure?.chapters]
    files += episode.enclosure?.transcripts ?? []
    used = Set(
      files.compactMap(\.self).filter { WorkspacePath.folder(of: $0.value) == finder.path }
        .map { WorkspacePath.name(of: $0.value) }
    )
    // The file that a slip in the manifest means is reported with the slip.
    let all = finder.entries.map(\.name)
    meant = Set(used.subtracting(names).compactMap { Suggestion.nearest(to: $0, among: all) })
    let downloads = finder.entries.filter { $0.kind == .leftover || $0.kind == .other }
      .compactMap { MissingDownload(entry: $0.name) }
    self.downloads = downloads
    stems = Set(
      finder.entries.filter { $0.kind == .recording }.map(\.stem)
        + downloads.filter { FileKind(name: $0.name) == .recording }
        .map { WorkspacePath.stem(of: $0.name).stem }
    )
  }

  var files: [StrayFile] {
    downloads.compactMap(notDownloaded) + finder.entries.filter(\.isNameable).compactMap(stray)
  }

  private func stray(_ entry: FolderEntry) -> StrayFile? {
    guard entry.kind != .leftover else { return nil }
    if let original = ConflictedCopy.original(of: entry.name), names.contains(original) {
      return StrayFile(path: path(entry.name), kind: .conflictedCopy(of: original))
    }
    guard !used.contains(entry.name), !meant.contains(entry.name) else { return nil }
    let kind: StrayFile.Kind? =
      switch entry.kind {
      case .recording where hasList: .unlisted
      case .otherSound where !stems.contains(entry.stem): .unconverted
      case .transcript: transcript(entry)
      default: nil
      }
    return kind.map { StrayFile(path: path(entry.name), kind: $0) }
  }

  private func path(_ name: String) -> String { "\(finder.path)/\(name)" }

  private func notDownloaded(_ download: MissingDownload) -> StrayFile? {
    // What the manifest names is reported where it's named.
    guard !names.contains(download.name), !used.contains(download.name) else { return nil }
    let stem = WorkspacePath.stem(of: download.name).stem
    let isNeeded: Bool
    switch FileKind(name: download.name) {
    case .recording:
      isNeeded = !hasList
    case .otherSound where !stems.contains(stem):
      isNeeded = false
    case .transcript:
      let transcript = finder.transcripts.transcript(for: stem)
      guard stems.contains(stem), transcript == nil else { return nil }
      isNeeded = true
    default: return nil
    }
    return StrayFile(
      path: path(download.name),
      kind: .notDownloaded(download, isNeeded: isNeeded)
    )
  }

  private func transcript(_ entry: FolderEntry) -> StrayFile.Kind? {
    let (stem, suffix) = (entry.stem, entry.suffix)
    if Self.notes.contains(stem.lowercased()), ["md", "txt"].contains(suffix) {
      return episode.notes == nil && episode.notesFile == nil ? .notes : nil
    }
    guard !finder.transcripts.belongsToRecording(entry), !stems.contains(stem) else { return nil }
    // A text can be anything; one that is numbered, or called like a recording, isn't.
    let number = Self.number(of: stem)
    let open = episode.segments.filter { $0.transcript == nil }.map {
      WorkspacePath.stem(of: $0.fileName).stem
    }.filter { Self.number(of: $0) == number || number.isEmpty }
    let similar = Suggestion.nearest(to: stem, among: open)
    let isCaptions = suffix == "vtt" || suffix == "srt"
    guard isCaptions || similar != nil || stem.first?.isNumber == true else { return nil }
    let target = similar ?? (isCaptions && open.count == 1 ? open[0] : nil)
    return .transcript(rename: target.map { "\($0).\(suffix)" })
  }

  /// The number that a name starts with, without zeros in front: of two stories, it says which is meant.
  private static func number(of stem: String) -> Substring {
    stem.prefix(while: \.isNumber).drop { $0 == "0" }
  }

  private static let notes: Set = [
    "notes", "note", "shownotes", "show-notes", "show_notes", "show notes",
  ]
}
