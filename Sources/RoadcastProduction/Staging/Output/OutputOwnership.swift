import RoadcastFiles
import RoadcastModel

/// Which files of an output folder a build has written.
struct OutputOwnership {
  /// Their paths, relative to the folder.
  let ours: Set<String>

  /// The most names that a message lists.
  private static let names = 5

  /// The most bytes of a list of files that is read.
  private static let markBytes = 64 << 20

  /// Finds out which files are a build's: those in the list that builds write.
  ///
  /// Versions that didn't write a list are known by the names of their files, which only builds choose.
  ///
  /// - Parameters:
  ///   - listing: Everything in the folder.
  ///   - folder: The folder's absolute path.
  ///   - tree: Which of a build's folders it is.
  /// - Throws: If no build has written the folder, but there's something in it.
  init(of listing: FolderListing, in folder: String, for tree: OutputTree) throws(WorkFailure) {
    let paths = listing.files.keys
    if let mark = Self.mark(in: folder, listing) {
      ours = Set(paths.filter(mark.lists))
    } else if paths.contains(where: FeedLayout.isTelling) {
      ours = Set(paths.filter { $0 == OutputMark.path || FeedLayout.isPossible($0) })
    } else {
      ours = []
      let names = Set(
        (listing.paths + listing.unnamable).map { $0.split(separator: "/")[0] }
      )
      guard names.isEmpty else {
        throw OutputFolder.failure(
          folder,
          "Roadcast didn't write what's in it (\(Self.list(names))); "
            + (tree == .open
              ? "name a new or empty folder, or move that somewhere else"
              : "move that somewhere else, because \(OutputFolder.previews)")
        )
      }
    }
    guard listing.unnamable.isEmpty else {
      throw OutputFolder.failure(
        folder,
        "it has names that aren't UTF-8 "
          + "(\(Self.list(listing.unnamable))); rename these files, or move them somewhere else"
      )
    }
  }

  private static func mark(in folder: String, _ listing: FolderListing) -> OutputMark? {
    guard listing.files[OutputMark.path] != nil,
      let file = try? Folder(folder).file(OutputMark.path)
    else { return nil }
    return (try? file.read(limit: markBytes)).flatMap { $0 }.flatMap(OutputMark.init)
  }

  private static func list(_ names: some Collection<some StringProtocol>) -> String {
    let shown = names.sorted().prefix(self.names).joined(separator: ", ")
    return names.count > self.names ? "\(shown) and \(names.count - self.names) more" : shown
  }
}
