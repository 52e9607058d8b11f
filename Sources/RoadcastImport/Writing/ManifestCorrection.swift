import RoadcastHashing

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

  /// The SHA-256 of the line by which an import made the episode a draft; nil if none did.
  let draft: String?

  /// The SHA-256 of the line of the file that an import wrote last; nil if that isn't known.
  var line: String?

  /// Begins the line of a draft that an import made.
  static let draftStart = "draft: true   # "

  /// The corrected manifest; nil if the line of the file isn't one that an import wrote.
  var text: String? {
    var lines = current.components
    guard let wanted = after.components.first(where: Self.isFile),
      let old = before.components.first(where: Self.isFile),
      let place = lines.firstIndex(where: {
        $0 == wanted || $0 == old || (Self.isFile($0) && Digest.hex($0.utf8) == line)
      })
    else { return nil }
    lines[place] = wanted
    let newDraft = after.components.first { $0.hasPrefix(Self.draftStart) }
    if let newDraft {
      if !lines.contains(where: { $0.hasPrefix("draft:") }) { lines.insert(newDraft, at: place) }
    } else {
      lines.removeAll(where: isOwnDraft)
    }
    return lines.joined(separator: "\n")
  }

  /// Whether an import wrote a line, and it's unchanged.
  private func isOwnDraft(_ line: String) -> Bool {
    line.hasPrefix(Self.draftStart) && Digest.hex(line.utf8) == draft
  }

  /// The SHA-256 of the line that makes an episode a draft as an import does; nil if there's none.
  static func draft(in manifest: String) -> String? {
    manifest.components.first { $0.hasPrefix(draftStart) }.map { Digest.hex($0.utf8) }
  }

  /// The SHA-256 of the line of the file in a manifest.
  static func line(in manifest: String) -> String? {
    fileLine(in: manifest).map { Digest.hex($0.utf8) }
  }

  /// The line of the file in a manifest.
  static func fileLine(in manifest: String) -> String? {
    manifest.components.first(where: isFile)
  }

  private static func isFile(_ line: String) -> Bool { line.hasPrefix("enclosure: ") }
}

extension String {
  fileprivate var components: [String] {
    split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  }
}
