/// Recognizes files by their paths, in folders that don't say what a build wrote there.
extension FeedLayout {
  private static let media: [MediaKind] =
    [.audio, .clip, .chapters, .voicemail]
    + MediaKind.TranscriptKind.allCases.map(MediaKind.transcript)
    + EnclosureFormat.allCases.map(MediaKind.enclosure)

  private static let pictures: [Artwork.Format] = [.jpeg, .png]

  /// The pages of the main feed that aren't in a folder.
  private static let overviews = Set(
    [index, archivePage, subscribePage, searchPage, peoplePage].map { $0(.main) }
  )

  /// What builds of earlier versions wrote, and this one removes.
  private static let formerAssets = ["assets/copy.js", "assets/theme.css"]

  /// Whether a path has a name that only a build chooses: it contains the start of a hash.
  ///
  /// - Parameter path: Relative to the published folder.
  /// - Returns: True for the audio, the texts and the artwork.
  package static func isTelling(_ path: String) -> Bool {
    let parts = path.split(separator: "/", omittingEmptySubsequences: false)
    switch parts.count {
    case 1:
      return pictures.contains {
        hasHash(parts[0], ".\($0.suffix)") && parts[0].hasPrefix("cover-")
      }
    case 2:
      return media.contains { parts[0] == $0.folder && hasHash(parts[1], ".\($0.suffix)") }
    default: return false
    }
  }

  /// Whether a build could have written a file with this path.
  ///
  /// - Parameter path: Relative to the published folder.
  /// - Returns: False for a path that no build uses.
  package static func isPossible(_ path: String) -> Bool {
    if isTelling(path) || path == feed(.main) { return true }
    if assets.contains(path) || formerAssets.contains(path) { return true }
    let parts = path.split(separator: "/", omittingEmptySubsequences: false)
    if isPage(parts) { return true }
    switch (parts.first, parts.count) {
    case ("audiences", 2), ("cuts", 2): return isNamed(parts[1], ".xml")
    case ("audiences", 3...), ("cuts", 3...):
      return Slug.isValid(String(parts[1])) && isPage(parts.dropFirst(2))
    // Pages of earlier versions drew these.
    case ("waveforms", 2): return hasHash(parts[1], ".json")
    case ("images", 2): return pictures.contains { hasHash(parts[1], ".\($0.suffix)") }
    default: return false
    }
  }

  private static let pageFolders = ["episodes", "embed", "tags", "people", "search"]

  /// Whether a build could have written files into a folder.
  ///
  /// - Parameter path: Relative to the published folder.
  /// - Returns: False for a folder that no build uses.
  package static func isPossibleFolder(_ path: String) -> Bool {
    let parts = path.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    let isOfFeed = [audiencesFolder, cutsFolder].contains(parts[0])
    switch parts.count {
    case 1:
      return isOfFeed || ["assets", "waveforms", "images"].contains(path)
        || pageFolders.contains(path) || media.contains { $0.folder == path }
    case 2: return isOfFeed && Slug.isValid(parts[1])
    case 3: return isOfFeed && Slug.isValid(parts[1]) && pageFolders.contains(parts[2])
    default: return false
    }
  }

  /// Whether these parts of a path lead to a listening page, from the folder of a feed's pages.
  private static func isPage(_ parts: some Collection<Substring>) -> Bool {
    let parts = Array(parts)
    switch parts.count {
    case 1: return overviews.contains(String(parts[0]))
    case 2:
      switch parts[0] {
      case "episodes", "embed", "tags": return isNamed(parts[1], ".html")
      case "people":
        return parts[1].hasSuffix(".html")
          && Slug.isValid(String(parts[1].dropLast(5)).replacing("_", with: ""))
      case "search":
        return parts[1] == "episodes.json"
          || parts[1].hasPrefix("terms-") && isNamed(parts[1], ".txt")
      default: return false
      }
    default: return false
    }
  }

  /// Whether a name is a slug with this suffix.
  private static func isNamed(_ name: Substring, _ suffix: String) -> Bool {
    name.hasSuffix(suffix) && Slug.isValid(String(name.dropLast(suffix.count)))
  }

  /// Whether a name ends in a dash, the start of a hash and this suffix.
  private static func hasHash(_ name: Substring, _ suffix: String) -> Bool {
    guard name.hasSuffix(suffix) else { return false }
    let stem = name.dropLast(suffix.count).utf8
    let digits = stem.suffix(hashDigits)
    return digits.count == hashDigits && stem.dropLast(hashDigits).last == UInt8(ascii: "-")
      && digits.allSatisfy { (48...57).contains($0) || (97...102).contains($0) }
  }
}
