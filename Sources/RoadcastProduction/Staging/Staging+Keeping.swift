import RoadcastFiles

/// Takes over files of the present folder into the new one.
extension Staging {
  /// Takes over a file: as a link, or as a copy on file systems without links.
  ///
  /// - Parameters:
  ///   - relative: The path below both folders.
  ///   - asCopy: Whether it has to be another file, with the permissions of a new one.
  /// - Throws: If it can be neither linked nor copied.
  func keep(_ relative: String, asCopy: Bool = false) throws(WorkFailure) {
    try take(relative, from: output, asCopy: asCopy)
  }

  /// Takes a file of any folder with the same layout.
  ///
  /// - Parameters:
  ///   - relative: The path below both folders.
  ///   - source: The other folder, an absolute path.
  ///   - asCopy: Whether it has to be another file, with the permissions of a new one.
  /// - Throws: If it can be neither linked nor copied.
  func take(_ relative: String, from source: String, asCopy: Bool) throws(WorkFailure) {
    let path = try newPath(relative)
    if !asCopy, (try? FileSystem.link("\(source)/\(relative)", to: path)) != nil {
      return
    }
    let folder = try Folder(source)
    let old: InputFile
    do {
      old = try folder.file(relative)
    } catch {
      throw WorkFailure("\(source)/\(relative) \(error.message)")
    }
    let copy = try OutputFile(path: path)
    try old.readBlocks { block throws(WorkFailure) in try copy.append(block) }
    try copy.close()
    noteCopy(relative)
  }

  /// Takes over many files.
  ///
  /// - Parameters:
  ///   - paths: The paths below both folders.
  ///   - present: The present folder.
  ///   - jobs: How many folders are worked on at once.
  /// - Throws: If one can be neither linked nor copied.
  func keep(
    _ paths: [String],
    of present: LastOutput,
    jobs: Int
  ) async throws(WorkFailure) {
    var names: [Substring: [String]] = [:]
    let reused = reused.files
    for path in paths where !reused.contains(path) {
      let slash = path.lastIndex(of: "/")
      let name = slash.map { String(path[path.index(after: $0)...]) } ?? path
      names[path[..<(slash ?? path.startIndex)], default: []].append(name)
    }
    // The largest folders first, so that the cores share them well.
    let folders = names.sorted { ($0.value.count, $1.key) > ($1.value.count, $0.key) }
    _ = try await folders.mapConcurrently(jobs: jobs, share: 1) {
      [self]
      folder,
      names throws(WorkFailure) in
      try keep(names, in: folder, of: present)
    }
  }

  private func keep(
    _ names: [String],
    in folder: Substring,
    of present: LastOutput
  ) throws(WorkFailure) {
    let prefix = folder.isEmpty ? "" : "\(folder)/"
    try createFolder(of: prefix)
    var open = names
    let end = open.partition { present.listing.files[prefix + $0]?.isShut ?? false }
    let shut = open[end...]
    open.removeSubrange(end...)
    let unlinked = try Folder("\(output)/\(folder)").link(open, to: Folder(path(prefix)))
    for name in unlinked { try keep(prefix + name) }
    for name in shut { try keep(prefix + name, asCopy: true) }
  }

  /// Takes over what isn't a build's, with its owners and permissions.
  ///
  /// It's in both folders until the old one is removed: at no moment is a web server without it.
  ///
  /// - Parameters:
  ///   - present: The present folder.
  ///   - isOurs: Whether a path leads to a file that this build publishes too.
  /// - Throws: If something can't be taken over.
  func keepEntries(
    of present: LastOutput,
    except isOurs: (String) -> Bool
  ) throws(WorkFailure) {
    guard !present.kept.isEmpty else { return }
    let (listing, kept) = (present.listing, present.kept)
    for folder in listing.folders.keys.sorted() where kept.contain(folder) {
      try createFolder(of: "\(folder)/")
      try copyAttributes(folder)
    }
    for path in listing.files.keys.sorted() where kept.contain(path) && !isOurs(path) {
      try createFolder(of: path)
      if (try? FileSystem.link("\(output)/\(path)", to: self.path(path))) == nil {
        try keep(path, asCopy: true)
        try copyAttributes(path)
      }
    }
    for path in listing.others.sorted() where kept.contain(path) {
      try createFolder(of: path)
      do {
        try FileSystem.link("\(output)/\(path)", to: self.path(path))
      } catch {
        throw WorkFailure(doing: "keep \(output)/\(path)", error)
      }
    }
  }

  private func copyAttributes(_ relative: String) throws(WorkFailure) {
    do {
      try FileSystem.copyAttributes(of: "\(output)/\(relative)", to: path(relative))
    } catch {
      throw WorkFailure(doing: "keep \(output)/\(relative)", error)
    }
  }

  /// Removes the old folder, which has the new one's former name.
  ///
  /// Files that someone has just put into it are moved to the new one.
  ///
  /// - Parameters:
  ///   - listing: What was in it.
  ///   - jobs: How many folders are worked on at once.
  func removeOld(_ listing: FolderListing, jobs: Int) async {
    let isKnown: @Sendable (String) -> Bool = {
      listing.contains($0)
    }
    let folders = listing.folders.keys.filter { !$0.isEmpty && !$0.contains("/") }.sorted()
    _ = try? await folders.mapConcurrently(jobs: jobs, share: 1) {
      [folder] name throws(WorkFailure) in
      FileSystem.remove("\(folder)/\(name)", prefix: "\(name)/", where: isKnown)
    }
    FileSystem.remove(folder, where: isKnown)
    guard FileSystem.exists(folder), let left = try? FolderListing(of: folder) else { return }
    for path in left.paths where !isKnown(path) { rescue(path) }
    FileSystem.remove(folder) { _ in false }
  }

  /// Moves a file of the old folder to the new one, unless something has its place.
  ///
  /// - Parameter relative: The path below both folders.
  func rescue(_ relative: String) {
    let target = "\(output)/\(relative)"
    guard !FileSystem.exists(target), let slash = target.lastIndex(of: "/") else { return }
    try? FileSystem.createFolder(String(target[..<slash]))
    try? FileSystem.rename(path(relative), to: target)
  }
}
