import RoadcastFiles
import RoadcastModel

/// The list of everything that the new folder will hold, unless the old one is the same.
///
/// What the old folder holds already is linked at the end; anything else is written as it comes, so that
/// little of it is in memory at once.
struct StagedFiles {
  /// For tasks that write on their own; what they placed is noted here.
  let placing: FilePlacer

  private let staging: Staging
  private var places: [String: PlacedFile.Place] = [:]

  init(staging: Staging) {
    self.staging = staging
    placing = FilePlacer(staging: staging)
  }

  /// A file by its path below the folder; the first of a path stands.
  mutating func add(_ bytes: [UInt8], at path: String) throws(WorkFailure) {
    guard places[path] == nil else { return }
    note([try placing.place(bytes, at: path)])
  }

  /// Files that were placed already.
  mutating func note(_ files: [PlacedFile]) {
    for file in files { places[file.path] = file.place }
  }

  /// A file that the old folder holds, whole.
  mutating func keep(_ path: String) {
    if places[path] == nil { places[path] = .old }
  }

  /// A file that lies in the new folder already.
  ///
  /// After the cache was lost, what was made again may be what is there.
  mutating func note(_ file: CacheIndex.AssembledFile, at path: String) {
    let isUnchanged = placing.present.contains(path) && staging.last.hash(of: path) == file.hash
    places[path] = .new(isUnchanged: isUnchanged)
  }

  /// Completes the new folder; returns whether there is anything new.
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
