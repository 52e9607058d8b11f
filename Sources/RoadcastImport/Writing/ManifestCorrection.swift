/// Corrects a manifest that an earlier run wrote, now that its episode's files are there.
///
/// Only the lines that depend on files change. What a person has written stays, and where they have changed one of these
/// lines, the manifest stays as it is.
struct ManifestCorrection {
  /// The manifest as it is.
  let current: String

  /// What the earlier run wrote while the audio wasn't there.
  let before: String

  /// What this run would write.
  let after: String

  /// Begins the line of a draft that an import made.
  private static let draft = "draft: true   # "

  /// The corrected manifest; nil if the line of the file isn't one that an import wrote.
  var text: String? {
    var lines = current.components
    guard let wanted = after.components.first(where: Self.isFile),
      let old = before.components.first(where: Self.isFile),
      let place = lines.firstIndex(where: { $0 == wanted || $0 == old })
    else { return nil }
    lines[place] = wanted
    let newDraft = after.components.first { $0.hasPrefix(Self.draft) }
    if let newDraft {
      if !lines.contains(where: { $0.hasPrefix("draft:") }) { lines.insert(newDraft, at: place) }
    } else {
      lines.removeAll { $0.hasPrefix(Self.draft) }
    }
    if let cover = after.components.first(where: { $0.hasPrefix("cover: ") }),
      !lines.contains(where: { $0.hasPrefix("cover:") }),
      let place = lines.firstIndex(of: wanted)
    {
      lines.insert(cover, at: place)
    }
    return lines.joined(separator: "\n")
  }

  /// Whether the line of the file depends on the files that came since.
  var isNeeded: Bool {
    before.components.first(where: Self.isFile) != after.components.first(where: Self.isFile)
  }

  private static func isFile(_ line: String) -> Bool { line.hasPrefix("enclosure: ") }
}

extension String {
  fileprivate var components: [String] {
    split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  }
}
