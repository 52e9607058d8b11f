import RoadcastModel

/// A name in an episode's folder, with what it says about the file.
struct FolderEntry {
  let name: String
  let kind: FileKind

  /// The name without its extension.
  let stem: String

  /// The extension in lower case, without its dot.
  let suffix: String

  init(_ name: String) {
    self.name = name
    (stem, suffix) = WorkspacePath.stem(of: name)
    kind = FileKind(name: name, extension: suffix)
  }

  /// Whether the name is UTF-8: what isn't is read with U+FFFD in its place, and reported where the folder is
  /// read.
  var isNameable: Bool { !name.hasReplacementCharacter }
}
