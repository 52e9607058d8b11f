import RoadcastFiles
import RoadcastModel

/// Everything that will be in the new folder.
///
/// Files that the old folder has too are linked at the end. Others are written at once, so that few are
/// in memory at a time.
struct StagedFiles {
  /// Places files for concurrent tasks, whose results are then noted here.
  let placing: FilePlacer

  private let staging: Staging
  private var places: [String: PlacedFile.Place] = [:]

  init(staging: Staging) {
    self.staging = staging
    placing = FilePlacer(staging: staging)
  }

  /// Adds a file; of several with one path, the first is kept.
  ///
  /// - Parameters:
  ///   - bytes: the content.
  ///   - path: relative to the folder.
  /// - Throws: when the file can't be written.
  mutating func add(_ bytes: [UInt8], at path: String) throws(WorkFailure) {
    guard places[path] == nil else { return }
    note([try placing.place(bytes, at: path)])
  }

  /// Notes files that were placed already.
  mutating func note(_ files: [PlacedFile]) {
    for file in files { places[file.path] = file.place }
  }

  /// Keeps a file of the old folder, which is known to be whole.
  mutating func keep(_ path: String) {
    if places[path] == nil { places[path] = .old }
  }

  /// Notes a media file that's in the new folder already.
  ///
  /// When the cache was lost, it can be the same as the old folder's.
  ///
  /// - Parameters:
  ///   - file: what was written.
  ///   - path: relative to the folder.
  mutating func note(_ file: CacheIndex.AssembledFile, at path: String) {
    let isUnchanged = placing.present.contains(path) && staging.last.hash(of: path) == file.hash
    places[path] = .new(isUnchanged: isUnchanged)
  }

  /// Completes the new folder.
  ///
  /// - Returns: whether anything is different from the old folder.
  /// - Throws: when a file can't be taken over.
  mutating func finish() throws(WorkFailure) -> Bool {
    let isUnchanged = places.values.allSatisfy { place in
      if case .new(isUnchanged: false) = place { false } else { true }
    }
    if isUnchanged, places.count == placing.present.count,
      places.keys.allSatisfy(placing.present.contains)
    {
      return false
    }
    try staging.open()
    for (path, place) in places.sorted(by: { $0.key < $1.key }) {
      if case .old = place { try staging.keep(path) }
    }
    return true
  }
}
