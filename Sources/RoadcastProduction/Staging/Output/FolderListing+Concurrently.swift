import RoadcastFiles

extension FolderListing {
  /// Lists a folder on several cores.
  ///
  /// - Parameters:
  ///   - path: An absolute path; nothing has to have it.
  ///   - jobs: How many of the folders in it are listed at once.
  /// - Returns: Everything in it; an empty listing where there's no such folder.
  /// - Throws: If the folder or one below it can't be read.
  static func read(_ path: String, jobs: Int) async throws(WorkFailure) -> FolderListing {
    guard FileSystem.isFolder(path) else { return FolderListing() }
    let folders = (FileSystem.names(in: path) ?? []).filter { FileSystem.isFolder("\(path)/\($0)") }
    let top = try FolderListing(of: path, except: Set(folders))
    let parts = try await folders.mapConcurrently(jobs: jobs, share: 1) {
      name throws(WorkFailure) in
      try FolderListing(of: path, only: name)
    }
    return FolderListing(joining: [top] + parts)
  }
}
