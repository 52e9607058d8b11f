/// What a file is, by its name alone.
package enum FileKind: Equatable, Sendable {
  /// A WAV file: what episodes are built from.
  case recording

  /// Sound in another format, or a video: `roadcast new` converts it.
  case otherSound

  /// A transcript or a script, in a form that Roadcast reads.
  case transcript

  /// A transcript or a script, in a form that Roadcast doesn't read.
  case document

  /// What a computer, a network drive or an app leaves behind; also everything hidden.
  case leftover

  case other

  /// Finds out what kind of file a name belongs to.
  ///
  /// - Parameter name: The name of a file or folder.
  package init(name: String) {
    self.init(name: name, extension: WorkspacePath.stem(of: name).extension)
  }

  /// Finds out what kind of file a name belongs to.
  ///
  /// - Parameters:
  ///   - name: The name of a file or folder.
  ///   - suffix: Its extension in lower case.
  package init(name: String, extension suffix: String) {
    if Self.isHidden(name.utf8) {
      self = .leftover
    } else if suffix == "wav" {
      self = .recording
    } else if Self.transcripts.contains(suffix) {
      self = .transcript
    } else if Self.isLeftover(name, extension: suffix) {
      self = .leftover
    } else if Self.sounds.contains(suffix) {
      self = .otherSound
    } else {
      self = Self.documents.contains(suffix) ? .document : .other
    }
  }

  /// Whether it's sound of any kind.
  package var isSound: Bool { self == .recording || self == .otherSound }

  /// The extensions of transcripts: of several transcripts the first in this order is taken.
  package static let transcripts = ["vtt", "srt", "json", "txt", "md"]

  private static let sounds: Set = [
    "m4a", "mp3", "aac", "mp4", "m4b", "m4v", "mov", "flac", "aif", "aiff", "aifc", "caf", "ogg",
    "oga",
    "opus", "webm", "mkv", "mka", "wma", "wmv", "amr", "3gp", "3ga", "wave", "bwf", "rf64", "w64",
    "au", "snd",
    "ape", "wv", "alac", "ac3", "mp2", "mpga", "qta", "dss", "ds2",
  ]

  private static let documents: Set = [
    "rtf", "doc", "docx", "odt", "pages", "pdf", "html", "htm", "sbv", "ttml", "dfxp", "ass", "ssa",
    "sub",
    "stl", "scc", "lrc", "tsv", "csv",
  ]

  /// Names in lower case.
  private static let leftovers: Set = [
    "thumbs.db", "ehthumbs.db", "ehthumbs_vista.db", "desktop.ini", "$recycle.bin", "recycler",
    "system volume information", "icon\r", "network trash folder", "temporary items", "__macosx",
    "@eadir", "@synoresource", "@synoeastream", "@recently-snapshot", "@recycle", "#recycle",
    "#snapshot", "lost+found",
  ]

  private static let temporaryExtensions: Set = ["tmp", "temp", "bak", "swp", "lock", "lnk", "url"]

  /// Whether a system hides it, or an office program made it while a file was open.
  private static func isHidden(_ name: String.UTF8View) -> Bool {
    name.first == UInt8(ascii: ".") || name.last == UInt8(ascii: "~")
      || name.starts(with: "~$".utf8)
  }

  private static func isLeftover(_ name: String, extension suffix: String) -> Bool {
    if temporaryExtensions.contains(suffix) || leftovers.contains(name.lowercased()) { return true }
    // What a `roadcast new` that was killed left.
    return suffix.hasPrefix("new-") && suffix.dropFirst(4).allSatisfy(\.isNumber)
  }
}
