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

  /// The files of the build's other folder that were taken over: their absolute paths there, and the stamps that
  /// they had when the build began.
  private var taken: [String: FileStamp] = [:]

  /// What files are made from, as far as it's known.
  private var keys: [String: ContentKey] = [:]

  /// The old folder.
  private(set) var present: LastOutput

  init(staging: Staging) {
    self.staging = staging
    present = staging.last
    placing = FilePlacer(staging: staging)
    // Most of the files stay.
    places.reserveCapacity(present.listing.files.count)
  }

  /// Adds a file; of several with one path, the first is kept.
  ///
  /// - Parameters:
  ///   - bytes: the content.
  ///   - path: relative to the folder.
  ///   - source: the absolute path of a file with the same bytes, which is linked where that's possible.
  /// - Returns: the absolute path of the file, for another folder that links it.
  /// - Throws: when the file can't be written.
  @discardableResult
  mutating func add(
    _ bytes: [UInt8],
    at path: String,
    linking source: String? = nil
  ) throws(WorkFailure) -> String? {
    guard places[path] == nil else { return nil }
    let placed = try placing.place(bytes, at: path, linking: source)
    note([placed])
    return placing.source(of: placed)
  }

  /// Notes files that were placed already.
  mutating func note(_ files: [PlacedFile]) {
    for file in files {
      places[file.path] = file.place
      if let key = file.key { keys[file.path] = key }
    }
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
    let isUnchanged = placing.has(path) && staging.last.hash(of: path) == file.hash
    places[path] = .new(isUnchanged: isUnchanged)
  }

  /// Takes a media file of the build's other folder.
  ///
  /// - Parameters:
  ///   - path: relative to both folders.
  ///   - hash: the file's SHA-256.
  ///   - source: the other folder's absolute path, as it was or as it will be.
  ///   - asCopy: whether it has to be another file, with the permissions of a new one.
  ///   - stamp: the stamp that the file must still have at the end; nil for a file of this build.
  /// - Throws: when the file can't be taken.
  mutating func take(
    _ path: String,
    hash: String,
    from source: String,
    asCopy: Bool,
    stamp: FileStamp? = nil
  ) throws(WorkFailure) {
    guard places[path] == nil, staging.claims(path) else { return }
    if let stamp { taken["\(source)/\(path)"] = stamp }
    try staging.take(path, from: source, asCopy: asCopy)
    let isUnchanged = placing.has(path) && staging.last.hash(of: path) == hash
    places[path] = .new(isUnchanged: isUnchanged)
  }

  /// Where a file's bytes are before the folders are exchanged.
  ///
  /// - Parameter path: relative to the folder.
  /// - Returns: an absolute path; nil where there's no such file.
  func location(of path: String) -> String? {
    places[path].map { placing.folder(of: PlacedFile(path: path, place: $0)) + "/" + path }
  }

  /// Ends the list of files, and compares them with the old folder's.
  ///
  /// - Parameter jobs: how much is worked on at once.
  /// - Returns: whether anything is different from the old folder.
  /// - Throws: when a file was changed, or someone's file is in the way of a new one.
  mutating func finish(jobs: Int) async throws(WorkFailure) -> Bool {
    // What someone has put there during the build is kept too.
    present = try await present.again(jobs: jobs)
    try add(OutputMark(of: places.keys).bytes, at: OutputMark.path)
    try requireSame()
    try requireRoom()
    return !isUnchanged
  }

  /// Completes the new folder, after ``finish(jobs:)``: takes over the files that the old one has.
  ///
  /// - Parameter jobs: how much is worked on at once.
  /// - Throws: when a file can't be taken over.
  func complete(jobs: Int) async throws(WorkFailure) {
    try staging.open()
    try staging.removeReused(except: isOld)
    try await staging.keep(places.keys.filter(isOld), of: present, jobs: jobs)
    try staging.keepEntries(of: present) { places[$0] != nil }
    staging.removeEmptyFolders()
  }

  /// The size of a file of the new folder.
  ///
  /// - Parameter path: relative to the folder.
  /// - Returns: its number of bytes; nil where there's no such file.
  func size(of path: String) -> Int? {
    switch places[path] {
    case nil: nil
    // A link to a file that was listed a moment ago.
    case .old: present.listing.files[path]?.stamp.size
    case .new: FileStamp(path: staging.path(path))?.size
    }
  }

  private func isOld(_ path: String) -> Bool {
    if case .old = places[path] { true } else { false }
  }

  /// Checks that the files to take over are still those that the build looked at.
  private func requireSame() throws(WorkFailure) {
    let path =
      places.keys.filter({ isOld($0) && !isStill($0) }).min().map { "\(staging.output)/\($0)" }
      ?? taken.filter { FileStamp(path: $0)?.hasSameContent(as: $1) != true }.keys.min()
    guard let path else { return }
    throw WorkFailure("\(path) changed during the build; build again")
  }

  /// Whether a file of the old folder is as it was when the build began; its links may have changed.
  private func isStill(_ path: String) -> Bool {
    guard let first = staging.last.listing.files[path] else { return false }
    return present.listing.files[path]?.stamp.hasSameContent(as: first.stamp) ?? false
  }

  /// Checks that what isn't a build's isn't in the way.
  private func requireRoom() throws(WorkFailure) {
    guard !present.kept.isEmpty else { return }
    for (path, place) in places.sorted(by: { $0.key < $1.key }) where present.kept.contain(path) {
      // The same file, whoever wrote it.
      if case .old = place { continue }
      throw WorkFailure(
        "can't publish to \(staging.output): \(path) isn't a file that Roadcast wrote, and the build "
          + "needs its place; move it somewhere else"
      )
    }
  }

  private var isUnchanged: Bool {
    let ours = present.ours
    return places.count == ours.count && places.keys.allSatisfy { ours[$0] != nil }
      && places.allSatisfy { path, place in
        switch place {
        case .old: true
        case .new(let isUnchanged): isUnchanged && isStill(path)
        }
      } && present.isTidy
  }

  /// Exchanges the folders, after ``complete(jobs:)``.
  ///
  /// - Parameter jobs: how much is worked on at once.
  /// - Returns: a note if something of the old folder couldn't be removed.
  /// - Throws: when the disk fails, or the folders can't be exchanged.
  func publish(jobs: Int) async throws(WorkFailure) -> String? {
    try await staging.publish(
      over: present.listing,
      isShared: { isOld($0) && !staging.hasCopied($0) },
      jobs: jobs
    )
  }

  /// What's in the folder without being a build's: the topmost files and folders.
  var kept: [String] {
    guard !present.kept.isEmpty else { return [] }
    // Whatever the old or the new folder has as a build's.
    let new = places.keys.filter { present.listing.files[$0] != nil }
    return KeptEntries(in: present.listing, except: Set(present.ours.keys).union(new)).names
  }

  /// The folder as it's published now.
  ///
  /// Its files' stamps change with the links of the other folder, so both must be published.
  ///
  /// - Parameters:
  ///   - isChanged: whether the new folder was published.
  ///   - feeds: what was read in the feeds, by their paths.
  ///   - jobs: how much is worked on at once.
  /// - Returns: nil where it's not known, because someone has changed it again.
  func snapshot(
    isChanged: Bool,
    feeds: [String: PublishedFeed],
    jobs: Int
  ) async -> OutputSnapshot? {
    guard let listing = try? await FolderListing.read(staging.output, jobs: jobs) else {
      return nil
    }
    guard isChanged else {
      let isSame =
        listing.files.count == present.listing.files.count
        && listing.files.allSatisfy { path, file in
          present.listing.files[path].map { file.stamp.hasSameContent(as: $0.stamp) } ?? false
        }
      return isSame ? OutputSnapshot(of: listing, keys: keys, feeds: feeds, kept: kept) : nil
    }
    let kept = present.listing.files.keys.count { present.kept.contain($0) && places[$0] == nil }
    guard listing.files.count == places.count + kept else { return nil }
    let isSame = listing.files.allSatisfy { path, file in
      guard isOld(path), !staging.hasCopied(path) else { return true }
      return present.listing.files[path].map { file.stamp.hasSameContent(as: $0.stamp) } ?? false
    }
    guard isSame else { return nil }
    return OutputSnapshot(of: listing, keys: keys, feeds: feeds, kept: self.kept)
  }
}
