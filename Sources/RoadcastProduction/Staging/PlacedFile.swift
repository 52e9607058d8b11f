/// A file of the new folder, with the place of its bytes.
struct PlacedFile: Sendable {
  enum Place: Sendable {
    /// The old folder has the same file.
    case old
    /// The file is in the new folder; it can be the same as the old folder's all the same.
    case new(isUnchanged: Bool)
  }

  /// Relative to the folder.
  var path: String

  var place: Place

  /// What the file was made from; nil if the next build has to make it again to compare it.
  var key: ContentKey?
}
