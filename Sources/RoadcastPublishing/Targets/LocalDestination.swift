import RoadcastFiles
import RoadcastModel

/// A folder of this machine, such as a web root.
struct LocalDestination: Destination {
  /// An absolute path.
  let path: String

  var name: String { path }

  func list() async throws -> [String: Int] {
    guard FileSystem.exists(path) else { return [:] }
    guard FileSystem.isFolder(path) else {
      throw WorkFailure("\(path) isn't a folder; correct `to` of the target in show.yml")
    }
    // Whatever else is there is none of our business, and may not be ours to read.
    let listing = try FolderListing(of: path) { FeedLayout.isPossibleFolder($0) }
    var sizes = listing.files.mapValues(\.stamp.size)
    // Links and the like: no file of ours is one.
    for other in listing.others { sizes[other] = -2 }
    return sizes
  }

  func read(_ path: String, limit: Int) async throws -> [UInt8]? {
    guard FileSystem.isFolder(self.path) else { return nil }
    do {
      let file = try Folder(self.path).file(path, called: "\(self.path)/\(path)")
      guard let bytes = try file.read(limit: limit) else {
        throw WorkFailure(
          "\(self.path)/\(path) is larger than \(ByteText.format(limit)); look at what it is"
        )
      }
      return bytes
    } catch InputFile.OpenFailure.missing {
      return nil
    } catch let failure as InputFile.OpenFailure {
      throw WorkFailure("\(self.path)/\(path) \(failure.message)")
    }
  }

  func write(_ bytes: [UInt8], to path: String) async throws {
    try FileSystem.createFolder(self.path)
    let file = try PendingFile(for: "\(self.path)/\(path)")
    try file.append(bytes)
    try file.sync()
    try file.commit(replaces: true)
  }

  func send(
    _ files: [FeedFile],
    from folder: String,
    progress: @escaping @Sendable (Double) -> Void
  ) async throws {
    let source = try Folder(folder)
    let total = files.reduce(0) { $0 + $1.size }
    var sent = 0
    var folders: Set<String> = []
    let names = Set(files.map(\.path))
    for file in files {
      try Task.checkCancellation()
      let parent = WorkspacePath.folder(of: file.path)
      let target = parent.isEmpty || parent == "." ? path : "\(path)/\(parent)"
      if folders.insert(target).inserted {
        try createFolder(target)
        let prefix = target == path ? "" : parent + "/"
        // Someone else can have files called like that.
        FileSystem.removeLeftoverFiles(in: target) { name in
          names.contains(prefix + name) || FeedLayout.isHashed(prefix + name)
            || prefix.isEmpty && [TargetRecord.path, TargetLock.path].contains(name)
        }
      }
      try copy(file, from: source) { count in
        sent += count
        progress(total > 0 ? Double(sent) / Double(total) : 1)
      }
    }
    if !files.isEmpty { try await Folder(path).syncFileSystem() }
  }

  /// Creates a folder at the target; through a link, files would end up elsewhere.
  private func createFolder(_ folder: String) throws(WorkFailure) {
    var current = path
    for part in folder.dropFirst(path.count).split(separator: "/") {
      current += "/\(part)"
      guard !FileSystem.isLink(current) else {
        throw WorkFailure("\(current) is a link; remove it, and publish again")
      }
    }
    try FileSystem.createFolder(folder)
  }

  /// Copies a file under another name first, so that no reader ever gets half of it.
  private func copy(
    _ file: FeedFile,
    from source: Folder,
    _ count: (Int) -> Void
  ) throws(WorkFailure) {
    let input: InputFile
    do {
      input = try source.file(file.path, called: "\(source.path)/\(file.path)")
    } catch {
      throw WorkFailure("\(source.path)/\(file.path) \(error.message)")
    }
    let pending = try PendingFile(for: "\(path)/\(file.path)")
    try input.readBlocks { block throws(WorkFailure) in
      try pending.append(block)
      count(block.count)
    }
    guard input.size == file.size else { throw InputFile.changed(input.path) }
    // The name must not lead to a file that isn't on the disk yet.
    if file.stage == .feeds { try pending.sync() }
    try pending.commit(replaces: true)
  }

  func remove(_ paths: [String]) async throws {
    for name in paths {
      FileSystem.removeFile("\(path)/\(name)")
      guard !FileSystem.exists("\(path)/\(name)") else {
        throw WorkFailure("can't remove \(path)/\(name); give yourself permission to write there")
      }
      var folder = WorkspacePath.folder(of: name)
      while !folder.isEmpty, folder != "." {
        FileSystem.removeEmptyFolder("\(path)/\(folder)")
        folder = WorkspacePath.folder(of: folder)
      }
    }
  }
}
