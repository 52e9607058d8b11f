import RoadcastFiles
import SystemPackage

/// The spare folder: the one that was published before the present one.
///
/// The two take turns, so that a build of thousands of episodes links and removes only what's different. The
/// spare one is no copy: it has only links to files that are published now. Of what it
/// has, a build uses only files that are also in the present folder.
extension Staging {
  /// Makes the spare folder the new one, and removes what differs from the present one.
  ///
  /// - Parameter jobs: How many folders are worked on at once.
  /// - Throws: If it can be neither used nor removed.
  func reuseSpare(jobs: Int) async throws(WorkFailure) {
    guard let spare, !isOpen, !last.listing.files.isEmpty, FileSystem.isFolder(spare),
      FileSystem.isOwn(spare), (try? openSpare(spare)) != nil
    else { return }
    do {
      note(try prune(try await FolderListing.read(folder, jobs: jobs)))
    } catch {
      // A folder that's made anew needs nothing of it.
      try close()
    }
  }

  /// Removes what isn't the same file as the present folder's.
  ///
  /// - Parameter listing: What's in the new folder.
  /// - Returns: What is left.
  /// - Throws: If something can't be removed.
  private func prune(_ listing: FolderListing) throws -> ReusedFiles {
    guard listing.unnamable.isEmpty else { throw Errno.illegalByteSequence }
    let present = last.listing.files
    var reused = ReusedFiles()
    reused.files.reserveCapacity(listing.files.count)
    let usual = ProcessEnvironment.folderPermissions
    for (path, permissions) in listing.folders {
      reused.folders.append(path)
      let special = FilePermissions(rawValue: permissions.rawValue & 0o7000)
      guard permissions != special.union(usual) else { continue }
      try FileSystem.setPermissions(of: self.path(path), to: special.union(usual))
    }
    for (path, file) in listing.files {
      if let place = present.index(forKey: path),
        present[place].value.stamp.inode == file.stamp.inode,
        !present[place].value.isShut, !last.kept.contain(path)
      {
        // The same text as the listing's takes no memory.
        reused.files.insert(present[place].key)
      } else {
        try FileSystem.unlink(self.path(path))
      }
    }
    for path in listing.others { try FileSystem.unlink(self.path(path)) }
    for path in listing.folders.keys.sorted(by: >) where !path.isEmpty {
      FileSystem.removeEmptyFolder(self.path(path))
    }
    return reused
  }

  /// Removes the reused files that the new folder isn't to have.
  ///
  /// - Parameter isKept: Whether a path is that of a file that stays.
  /// - Throws: If one can't be removed.
  func removeReused(except isKept: (String) -> Bool) throws(WorkFailure) {
    for path in reused.files where !isKept(path) { try remove(path) }
  }

  /// Removes the reused folders in which nothing is left.
  func removeEmptyFolders() {
    for folder in reused.folders.sorted(by: >) where !folder.isEmpty {
      FileSystem.removeEmptyFolder(path(folder))
    }
  }

  /// Makes the old folder, which has the new one's former name, the spare one, with the files that are
  /// still published.
  ///
  /// Files that someone has just put into it are moved to the new one.
  ///
  /// - Parameters:
  ///   - listing: What was in it.
  ///   - isShared: Whether the new folder has the same file.
  /// - Returns: Whether that was possible.
  func putAwayOld(_ listing: FolderListing, isShared: (String) -> Bool) -> Bool {
    guard let spare else { return false }
    do {
      // The names alone: another listing of a large folder would take much memory.
      for folder in listing.folders.keys.sorted(by: >) {
        let prefix = folder.isEmpty ? "" : "\(folder)/"
        guard let names = FileSystem.names(in: path(folder)) else { return false }
        for name in names {
          let path = prefix + name
          if listing.contains(path) {
            if !isShared(path) { try FileSystem.unlink(self.path(path)) }
          } else if listing.folders[path] == nil {
            rescue(path)
            if FileSystem.exists(self.path(path)) || name.contains("\u{FFFD}") { return false }
          }
        }
        if !folder.isEmpty { FileSystem.removeEmptyFolder(path(folder)) }
      }
      guard let slash = spare.lastIndex(of: "/") else { return false }
      try FileSystem.createFolder(String(spare[..<slash]))
      FileSystem.remove(spare)
      try FileSystem.rename(folder, to: spare)
      return true
    } catch {
      return false
    }
  }
}
