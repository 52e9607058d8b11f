/// A second version of a file, which a sync client kept because two people changed it at once.
package enum ConflictedCopy {
  /// The name of the file that a conflicted copy is a copy of.
  ///
  /// - Parameter name: A file name, such as `story (Dana's conflicted copy 2026-11-19).wav`.
  /// - Returns: The original's name, `story.wav`; nil if it isn't the name of a conflicted copy.
  package static func original(of name: String) -> String? {
    // Hardly any name has one of the words, and there are many names.
    guard mayBeCopy(name.utf8) else { return nil }
    let (stem, suffix) = WorkspacePath.stem(of: name)
    let ending = name.dropFirst(stem.count)
    guard !suffix.isEmpty, let original = originalStem(of: stem) else { return nil }
    return original.trimmed.isEmpty ? nil : original.trimmed + ending
  }

  private static func mayBeCopy(_ name: String.UTF8View) -> Bool {
    var matched = 0
    for byte in name {
      if byte == UInt8(ascii: ")") { return true }
      matched = byte == mark[matched] ? matched + 1 : byte == mark[0] ? 1 : 0
      if matched == mark.count { return true }
    }
    return false
  }

  private static let mark = Array("onflict".utf8)

  /// Words in which Dropbox, Nextcloud and others say so, in lower case.
  private static let words = [
    "conflicted copy", "conflict", "konfliktkopie", "in konflikt stehende kopie",
    "copie en conflit",
    "copia en conflicto", "copia in conflitto", "cópia em conflito", "conflicterend exemplaar",
    "конфликтующая копия", "競合コピー", "冲突副本", "冲突的副本",
  ]

  private static func originalStem(of stem: String) -> String? {
    let lower = stem.lowercased()
    // Dropbox, Nextcloud, Box: in parentheses at the end.
    if lower.hasSuffix(")"), let open = stem.lastIndex(of: "("),
      words.contains(where: stem[open...].lowercased().contains)
    {
      return String(stem[..<open])
    }
    // Syncthing; older ownCloud; Synology Drive; Resilio Sync.
    for mark in [".sync-conflict-", "_conflict-", "_conflict_"] {
      if let range = lower.firstRange(of: mark) {
        return String(stem.prefix(lower.distance(from: lower.startIndex, to: range.lowerBound)))
      }
    }
    for mark in [".conflict", "_conflict"] where lower.hasSuffix(mark) {
      return String(stem.dropLast(mark.count))
    }
    return nil
  }
}
