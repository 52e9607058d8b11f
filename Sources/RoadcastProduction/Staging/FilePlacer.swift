import RoadcastFiles
import RoadcastHashing
import RoadcastModel

/// Writes files into the new folder, unless the old folder has the same.
///
/// Concurrent tasks can share one.
struct FilePlacer: Sendable {
  let staging: Staging

  private let old: Workspace?

  init(staging: Staging) {
    self.staging = staging
    old = try? Workspace(root: staging.output)
  }

  /// Whether the old folder has a file with this path.
  func has(_ path: String) -> Bool { staging.last.listing.files[path] != nil }

  /// The text of a path in the old folder's listing; nil where the old folder has no such file.
  func known(_ path: String) -> String? {
    staging.last.listing.files.index(forKey: path).map { staging.last.listing.files[$0].key }
  }

  /// Places a file; of several with one path, which have the same bytes, the first is written.
  ///
  /// - Parameters:
  ///   - bytes: the content.
  ///   - path: relative to the folder.
  ///   - source: the absolute path of a file with the same bytes, which is linked where that's possible.
  /// - Returns: where the file's bytes are.
  /// - Throws: when the file can't be written.
  func place(
    _ bytes: [UInt8],
    at path: String,
    linking source: String? = nil
  ) throws(WorkFailure) -> PlacedFile {
    // The same text as the listing's takes no memory.
    let path = known(path) ?? path
    if isOld(bytes, at: path) { return PlacedFile(path: path, place: .old) }
    if staging.claims(path) {
      let newPath = try staging.newPath(path)
      let isLinked = source.map { (try? FileSystem.link($0, to: newPath)) != nil } ?? false
      if !isLinked { try staging.write(bytes, to: path) }
    }
    return PlacedFile(path: path, place: .new(isUnchanged: false))
  }

  /// Places a file that takes long to make; the last build's is kept if it was made from the same.
  ///
  /// - Parameters:
  ///   - path: relative to the folder.
  ///   - key: what the file is made from; nil if that isn't known.
  ///   - make: makes the content.
  /// - Returns: where the file's bytes are, and the bytes.
  /// - Throws: when the file can't be written.
  func place(
    at path: String,
    key: ContentKey?,
    _ make: () -> [UInt8]
  ) throws(WorkFailure) -> (file: PlacedFile, bytes: [UInt8]) {
    if let key, staging.last.key(of: path) == key, let bytes = old(path) {
      return (PlacedFile(path: known(path) ?? path, place: .old, key: key), bytes)
    }
    let bytes = make()
    var file = try place(bytes, at: path)
    file.key = key
    return (file, bytes)
  }

  /// Places a finished file, unless the old folder has it.
  ///
  /// - Parameters:
  ///   - given: The file.
  ///   - workspace: Where it is.
  /// - Returns: where the file's bytes are.
  /// - Throws: when it has changed since it was read, or can't be written.
  func place(_ given: GivenFile, from workspace: Workspace) throws(WorkFailure) -> PlacedFile {
    if staging.last.isAsKnown(given.path) { return PlacedFile(path: given.path, place: .old) }
    let file = try InputFile.reopened(at: workspace.path(given.source))
    guard let bytes = try file.read(limit: file.size), Digest.hex(bytes) == given.hash else {
      throw InputFile.changed(given.source)
    }
    return try place(bytes, at: given.path)
  }

  /// The absolute path of a file that was placed, for another folder that links it.
  ///
  /// - Parameter file: The placed file.
  /// - Returns: Nil if it shouldn't be linked, because a web server can't read it.
  func source(of file: PlacedFile) -> String? {
    if case .old = file.place, staging.last.listing.files[file.path]?.isShut ?? true { return nil }
    return "\(folder(of: file))/\(file.path)"
  }

  /// The folder with a file's bytes: the new or the old one; an absolute path.
  func folder(of file: PlacedFile) -> String {
    switch file.place {
    case .new: staging.folder
    case .old: staging.output
    }
  }

  private func isOld(_ bytes: [UInt8], at path: String) -> Bool {
    guard has(path) else { return false }
    // The name has the content's hash in it, and the file is as the last build left it.
    if FeedLayout.isTelling(path), staging.last.isAsKnown(path) { return true }
    guard let file = try? old?.file(path), file.size == bytes.count else { return false }
    return (try? file.read(limit: bytes.count)) == bytes
  }

  /// A file of the old folder; nil where it can't be read, or isn't what was listed.
  private func old(_ path: String) -> [UInt8]? {
    guard let stamp = staging.last.listing.files[path]?.stamp,
      let file = try? old?.file(path), file.stamp.hasSameContent(as: stamp),
      let bytes = try? file.read(limit: stamp.size), bytes.count == stamp.size
    else { return nil }
    return bytes
  }
}
