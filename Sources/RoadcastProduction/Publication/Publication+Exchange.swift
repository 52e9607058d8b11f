import RoadcastAudio
import RoadcastFiles
import RoadcastModel

/// What was read in a new folder's feeds, or what's wrong with the folder.
private typealias Verification = Result<[PublishedFeed], WorkFailure>

/// The last step: verifies the new folders, and exchanges them for the old ones.
extension Publication {
  /// Publishes the new folders, or leaves an old one where nothing is different.
  ///
  /// - Throws: when a new folder would be wrong, or can't be written; the old one then stays.
  mutating func exchange() async throws {
    let feeds = try await complete()
    // Nothing was exchanged before all of it was verified.
    for tree in OutputTree.allCases {
      guard let staged = trees[tree] else { continue }
      if !staged.isChanged {
        staged.staging.abandon()
      } else if let note = try await staged.files.publish(jobs: jobs) {
        notes.append(note)
      }
    }
    if let obsolete {
      FileSystem.remove(workspace.path("\(Workspace.spareFolder)/\(OutputTree.private.folderName)"))
      if let note = obsolete.remove() { notes.append(note) }
    }
    await takeStock(feeds)
    kept = trees[.open]?.files.kept ?? []
    index.publication = key
  }

  /// Notes what the folders hold now, and forgets what nothing is made from any more.
  ///
  /// - Parameter feeds: What was read in the feeds of new folders, by their paths.
  private mutating func takeStock(_ feeds: [OutputTree: [String: PublishedFeed]]) async {
    // Copies for the task, which would read these properties while they're changed here.
    let (trees, published, jobs) = (trees, index.published, jobs)
    index.published = [:]
    async let snapshots = Self.snapshots(of: trees, feeds, published: published, jobs: jobs)
    forgetWhatIsUnused()
    index.published = await snapshots
  }

  /// Lists the folders as they're published now.
  ///
  /// - Parameters:
  ///   - trees: The folders.
  ///   - feeds: What was read in the feeds of new folders, by their paths.
  ///   - published: What the last build left, by the folders' absolute paths.
  ///   - jobs: How much is worked on at once.
  /// - Returns: What this build leaves, as far as it's known, by the folders' absolute paths.
  private static func snapshots(
    of trees: [OutputTree: StagedTree],
    _ feeds: [OutputTree: [String: PublishedFeed]],
    published: [String: OutputSnapshot],
    jobs: Int
  ) async -> [String: OutputSnapshot] {
    var snapshots: [String: OutputSnapshot] = [:]
    for (tree, staged) in trees {
      let output = staged.staging.output
      snapshots[output] = await staged.files.snapshot(
        isChanged: staged.isChanged,
        // What was read in a file is known only as long as the file is the same.
        feeds: feeds[tree]
          ?? (published[output]?.feeds ?? [:]).filter { staged.staging.last.isAsKnown($0.key) },
        jobs: jobs
      )
    }
    return snapshots
  }

  /// Completes the new folders in which anything is new, and verifies them.
  ///
  /// - Returns: What was read in the feeds of these folders, by their paths.
  /// - Throws: When a folder would be wrong, or can't be written.
  private mutating func complete() async throws -> [OutputTree: [String: PublishedFeed]] {
    // Copies for the tasks, which would read these properties while they're changed here.
    let (staged, base, jobs) = (trees, plan.show.baseURL.value, jobs)
    // This takes the processor, and the rest mostly waits for the disk.
    async let verifications = Self.verify(staged, base: base, jobs: jobs)
    let folders = staged.values.map(\.staging)
    async let isOnDisk: Void = Self.sync(folders)
    try await compare()
    let changed = trees.values.filter(\.isChanged).map(\.files)
    async let isComplete: Void = { for files in changed { try await files.complete(jobs: jobs) } }()
    let feeds = try noteChanges(after: await verifications)
    try await isComplete
    try await isOnDisk
    return feeds
  }

  /// Brings what was written so far to the disk, so that less is left to do before the exchange.
  ///
  /// - Parameter folders: The new folders.
  /// - Throws: If the disk fails.
  static func sync(_ folders: [Staging]) async throws(WorkFailure) {
    for staging in folders where staging.isOpen {
      try await Folder(staging.folder).syncFileSystem()
    }
  }

  /// Finds out what would be different in the feeds, and removes the new folders.
  ///
  /// - Throws: when a new folder would be wrong, or can't be written.
  mutating func rehearse() async throws {
    // Copies for the task, as for a build.
    let (staged, base, jobs) = (trees, plan.show.baseURL.value, jobs)
    async let verifications = Self.verify(staged, base: base, jobs: jobs)
    try await compare()
    _ = try noteChanges(after: await verifications)
    for staged in trees.values { staged.staging.abandon() }
  }

  /// Finds out which of the new folders are different from the old ones.
  private mutating func compare() async throws {
    for tree in OutputTree.allCases {
      var files = trees[tree]?.files
      let isChanged = try await files?.finish(jobs: jobs)
      if let files { trees[tree]?.files = files }
      trees[tree]?.isChanged = isChanged ?? false
    }
  }

  /// Reads the new folders as apps and browsers would, and follows all links.
  ///
  /// A file that's taken over from an old folder has the size that it had when the build began;
  /// ``compare()`` makes sure that it hasn't changed since.
  ///
  /// - Parameters:
  ///   - trees: The folders.
  ///   - base: The address of the open one.
  ///   - jobs: How much is worked on at once.
  /// - Returns: What was read, or what's wrong, by folder.
  private static func verify(
    _ trees: [OutputTree: StagedTree],
    base: String,
    jobs: Int
  ) async -> [OutputTree: Verification] {
    var verifications: [OutputTree: Verification] = [:]
    let sizes = trees.mapValues { StagedSizes(of: $0.files) }
    let sizeOfOpen: @Sendable (String) -> Int? = { [open = sizes[.open]] in open?.size(of: $0) }
    for (tree, staged) in trees {
      let size: @Sendable (String) -> Int? = { [sizes = sizes[tree]] in sizes?.size(of: $0) }
      let verifier = FeedVerifier(base: base, size: size, sizeOfTagPage: sizeOfOpen)
      do {
        let feeds = try await verifier.verify(staged.feeds, jobs: jobs)
        try await staged.links.verify(jobs: jobs, size: size)
        verifications[tree] = .success(feeds)
      } catch {
        verifications[tree] = .failure(error)
      }
    }
    return verifications
  }

  /// Notes what's different in the feeds.
  ///
  /// - Parameter verifications: What was read in the folders' feeds, or what's wrong with the folders.
  /// - Returns: What was read in the feeds of the folders in which anything is new, by their paths.
  /// - Throws: If one of these folders would be wrong.
  private mutating func noteChanges(
    after verifications: [OutputTree: Verification]
  ) throws(WorkFailure) -> [OutputTree: [String: PublishedFeed]] {
    var feeds: [FeedName: PublishedFeed] = [:]
    var feedsByPath: [OutputTree: [String: PublishedFeed]] = [:]
    for tree in OutputTree.allCases where trees[tree]?.isChanged == true {
      guard let found = try verifications[tree]?.get() else { continue }
      let names = plan.feeds.filter { $0.tree == tree }.map(\.name)
      for (name, found) in zip(names, found) {
        feeds[name] = found
        feedsByPath[tree, default: [:]][FeedLayout.feed(name)] = found
      }
      trees[tree]?.feeds = []
      trees[tree]?.links = LinkVerifier()
    }
    changes = changes(to: feeds)
    return feedsByPath
  }

  /// Removes from the cache what nothing is made from any more.
  mutating func forgetWhatIsUnused() {
    guard !isRehearsal else { return }
    let keys = Set(cuts.map(\.key))
    index.programmes = index.programmes.filter { keys.contains($0.key) }
    let voicemails = Set(newscasts.map(\.key))
    index.voicemails = index.voicemails.filter { voicemails.contains($0.key) }
    let clips = Set(orderedClips.map(\.key))
    index.clips = index.clips.filter { clips.contains($0.key) }
    let paths = Set(recordingUses.map(\.path))
    index.fingerprints = index.fingerprints.filter { paths.contains($0.key) }
    let hashes = Set(index.fingerprints.values.map(\.hash))
    index.finished = index.finished.filter { hashes.contains(String($0.key.prefix { $0 != "." })) }
    let masters = Set(
      recordingUses.compactMap { use in
        index.fingerprints[use.path].map {
          RecordingExaminer.masterKey(
            contentHash: $0.hash,
            settings: MasterSettings(plan.show.sound, cleaning: use.cleaning)
          )
        }
      }
    )
    index.analyses = index.analyses.filter { masters.contains($0.key) }
    cache.keepMasters(masters)
    index.pictures = index.pictures.filter { usedPictures.contains($0.key) }
    cache.keepPictures(Set(artwork.all.map(CoverComposer.key)))
  }
}
