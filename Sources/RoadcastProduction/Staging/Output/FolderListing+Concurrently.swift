import RoadcastFiles

extension FolderListing {
  /// Lists a folder on several cores.
  ///
  /// - Parameters:
  ///   - path: An absolute path; nothing has to have it.
  ///   - jobs: How many parts of it are listed at once.
  /// - Returns: Everything in it; an empty listing where there's no such folder.
  /// - Throws: If the folder or one below it can't be read.
  static func read(_ path: String, jobs: Int) async throws(WorkFailure) -> FolderListing {
    guard FileSystem.isFolder(path) else { return FolderListing() }
    let folders = (FileSystem.names(in: path) ?? []).filter { FileSystem.isFolder("\(path)/\($0)") }
    let top = try FolderListing(of: path, except: Set(folders))
    // One folder can hold nearly everything. Each share reads all its names again, so there are few.
    let shares = Share.divide(into: min(jobs, 4))
    // A task can get neighbours: they shouldn't be of the same large folder.
    let places = shares.flatMap { share in folders.map { ($0, share) } }
    let parts = try await places.mapConcurrently(jobs: jobs, share: 1) {
      name,
      share throws(WorkFailure) in
      try FolderListing(of: path, only: name, share: share)
    }
    return FolderListing(joining: [top] + parts)
  }
}
