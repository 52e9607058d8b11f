package import SystemPackage

extension InputFile {
  /// Why a file can't be opened for reading.
  package enum OpenFailure: Error, Equatable {
    /// Nothing has the path.
    case missing

    /// The path, or a folder in it, is a symbolic link.
    case link

    /// The path belongs to something other than a file; its kind, with an article.
    case special(String)

    /// The system refused to open it.
    case refused(Errno)

    /// Whether the user has no permission to open it.
    package var isDenied: Bool { self == .refused(.permissionDenied) }

    /// What's wrong, in words that follow the file's name.
    package var message: String {
      switch self {
      case .missing: "doesn't exist"
      case .link: "is a symbolic link; replace it with the file itself"
      case .special(let kind): "is \(kind), but must be a file; put a file in its place"
      case .refused(let error):
        "can't be opened: \(WorkFailure.explanation(of: error, isReading: true))"
      }
    }
  }
}
