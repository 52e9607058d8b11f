import RoadcastFiles

/// What's in an output folder without being a build's: it stays there from build to build.
struct KeptEntries: Sendable {
  /// The topmost files and folders, sorted; those of folders end in a slash.
  let names: [String]

  private let paths: Set<Substring>

  init(_ names: [String] = []) {
    self.names = names.sorted()
    paths = Set(names.map { $0.hasSuffix("/") ? $0.dropLast() : $0[...] })
  }

  /// Finds what isn't a build's.
  ///
  /// - Parameters:
  ///   - listing: Everything in the folder. A folder in which there are only folders is nothing to keep.
  ///   - ours: The files that a build has written.
  init(in listing: FolderListing, except ours: Set<String>) {
    guard listing.files.count > ours.count || !listing.others.isEmpty else {
      self.init()
      return
    }
    var foldersOfOurs: Set<Substring> = []
    for path in ours {
      for folder in path.ancestors where !foldersOfOurs.insert(folder).inserted { break }
    }
    var names: Set<String> = []
    for path in listing.paths where !ours.contains(path) {
      let folder = path.ancestors.reversed().first { !foldersOfOurs.contains($0) }
      names.insert(folder.map { "\($0)/" } ?? path)
    }
    self.init(Array(names))
  }

  var isEmpty: Bool { paths.isEmpty }

  /// Whether a path leads to one of them, or into it.
  func contain(_ path: String) -> Bool {
    !isEmpty && (paths.contains(path[...]) || path.ancestors.contains(where: paths.contains))
  }
}

extension String {
  /// The folders that a relative path leads through, the nearest first.
  var ancestors: some Sequence<Substring> {
    sequence(state: self[...]) { rest in
      guard let slash = rest.lastIndex(of: "/") else { return nil }
      rest = rest[..<slash]
      return rest
    }
  }
}
