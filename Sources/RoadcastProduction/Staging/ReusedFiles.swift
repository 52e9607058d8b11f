/// What a new folder has from the spare one.
struct ReusedFiles: Sendable {
  /// The files that are links to the present folder's; their paths.
  var files: Set<String> = []

  /// The folders, some of which can be empty by now; their paths.
  var folders: [String] = []
}
