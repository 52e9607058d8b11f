/// Puts everything into the new folder, unless the old one is the same.
///
/// What the old folder holds already is linked at the end; anything else is written as it comes, so that
/// little of it is in memory at once.
struct StageFiles {
  private enum Place {
    /// The old folder has it.
    case old
    /// It lies in the new one; whether the old one has the same.
    case new(isUnchanged: Bool)
  }

  let staging: Staging

  private let old: Workspace?
  private let present: Set<String>
  private var places: [String: Place] = [:]

  /// Whether the new folder was made.
  private(set) var isOpen: Bool

  /// - `isOpen`: whether something lies in the new folder already.
  init(staging: Staging, isOpen: Bool) {
    self.staging = staging
    self.isOpen = isOpen
    old = try? Workspace(root: staging.output)
    present = Set(Folder.files(below: staging.output))
  }

  /// Makes the new folder where it is not there yet.
  mutating func open() throws(WorkFailure) {
    if !isOpen { try staging.open() }
    isOpen = true
  }

  /// A file by its path below the folder; the first of a path stands.
  mutating func add(_ bytes: [UInt8], at path: String) throws(WorkFailure) {
    guard places[path] == nil else { return }
    if isOld(bytes, at: path) {
      places[path] = .old
    } else {
      try open()
      try staging.write(bytes, to: path)
      places[path] = .new(isUnchanged: false)
    }
  }

  /// A file that the old folder holds, whole.
  mutating func keep(_ path: String) {
    if places[path] == nil { places[path] = .old }
  }

  /// A file that lies in the new folder already.
  ///
  /// After the cache was lost, what was made again may be what is there.
  mutating func note(_ file: CacheIndex.AssembledFile, at path: String) {
    let isUnchanged = present.contains(path) && staging.last.hash(of: path) == file.hash
    places[path] = .new(isUnchanged: isUnchanged)
  }

  /// Completes the new folder; returns whether there is anything new.
  mutating func finish() throws(WorkFailure) -> Bool {
    let isUnchanged = places.values.allSatisfy { place in
      if case .new(isUnchanged: false) = place { false } else { true }
    }
    if isUnchanged, places.count == present.count, places.keys.allSatisfy(present.contains) {
      return false
    }
    try open()
    for (path, place) in places.sorted(by: { $0.key < $1.key }) {
      if case .old = place { try staging.keep(path) }
    }
    return true
  }

  private func isOld(_ bytes: [UInt8], at path: String) -> Bool {
    guard present.contains(path), let file = try? old?.file(path), file.size == bytes.count
    else { return false }
    return (try? file.read(limit: bytes.count)) == bytes
  }
}
