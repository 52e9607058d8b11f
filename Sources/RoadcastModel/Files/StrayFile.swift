/// A file in an episode's folder that the episode doesn't use, though someone probably meant it to.
package struct StrayFile: Equatable, Sendable {
  package enum Kind: Equatable, Sendable {
    /// It isn't on this machine yet.
    case notDownloaded(MissingDownload, isNeeded: Bool)

    /// A recording that `segments:` doesn't list.
    case unlisted

    /// Sound in a format other than WAV.
    case unconverted

    /// A transcript that belongs to no recording; the name that it should perhaps have.
    case transcript(rename: String?)

    /// A sync client's second version of a file, whose name follows.
    case conflictedCopy(of: String)

    /// Show notes that the manifest doesn't name.
    case notes
  }

  /// The file's path in the workspace.
  package var path: String

  package var kind: Kind

  package init(path: String, kind: Kind) {
    self.path = path
    self.kind = kind
  }

  package var location: SourceLocation { SourceLocation(file: path) }
}
