/// A file of the new folder, and where its bytes are.
struct PlacedFile: Sendable {
  enum Place: Sendable {
    /// The old folder has them.
    case old
    /// They lie in the new one; whether the old one has the same.
    case new(isUnchanged: Bool)
  }

  /// Below the folder.
  var path: String

  var place: Place
}
