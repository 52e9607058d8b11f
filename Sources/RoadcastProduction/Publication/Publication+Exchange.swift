import RoadcastAudio
import RoadcastFiles
import RoadcastModel

/// What was read in a folder's feeds, or what's wrong with them.
private typealias FeedReading = Result<[PublishedFeed], WorkFailure>

/// The last step: verifies the new folders, and exchanges them for the old ones.
extension Publication {
  /// Publishes the new folders, or leaves an old one where nothing is different.
  ///
  /// - Throws: when a new folder would be wrong, or can't be written; the old one then stays.
  mutating func exchange() async throws {
    // Copies for tasks: they would read these properties while the steps here change them.
    let (staged, base, jobs) = (trees, plan.show.baseURL.value, jobs)
    // Reading feeds takes the processor, and the rest mostly waits for the disk.
    async let reading = Self.readFeeds(of: staged, base: base, jobs: jobs)
    try await compare()
    let changed = trees.values.filter(\.isChanged).map(\.files)
    async let isComplete: Void = { for files in changed { try await files.complete(jobs: jobs) } }()
    let feeds = try verify(await reading)
    try await isComplete
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
    forgetWhatIsUnused()
    let published = index.published
    index.published = [:]
    for (tree, staged) in trees {
      let output = staged.staging.output
      index.published[output] = await staged.files.snapshot(
        isChanged: staged.isChanged,
        // What was read in a file is known only as long as the file is the same.
        feeds: feeds[tree]
          ?? (published[output]?.feeds ?? [:]).filter { staged.staging.last.isAsKnown($0.key) },
        jobs: jobs
      )
    }
    kept = trees[.open]?.files.kept ?? []
    index.publication = key
  }

  /// Finds out what would be different in the feeds, and removes the new folders.
  ///
  /// - Throws: when a new folder would be wrong, or can't be written.
  mutating func rehearse() async throws {
    // Copies for the task, as above.
    let (staged, base, jobs) = (trees, plan.show.baseURL.value, jobs)
    async let reading = Self.readFeeds(of: staged, base: base, jobs: jobs)
    try await compare()
    _ = try verify(await reading)
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

  /// Reads the new folders' feeds as apps would, and follows their links.
  ///
  /// A file that's taken over from an old folder has the size that it had when the build began;
  /// ``compare()`` makes sure that it hasn't changed since.
  ///
  /// - Parameters:
  ///   - trees: The folders.
  ///   - base: The address of the open one.
  ///   - jobs: How much is worked on at once.
  /// - Returns: What was read, or what's wrong, by folder.
  private static func readFeeds(
    of trees: [OutputTree: StagedTree],
    base: String,
    jobs: Int
  ) async -> [OutputTree: FeedReading] {
    var readings: [OutputTree: FeedReading] = [:]
    let sizeOfOpen: @Sendable (String) -> Int? = { [files = trees[.open]?.files] in
      files?.size(of: $0)
    }
    for (tree, staged) in trees {
      let verifier = FeedVerifier(
        base: base,
        size: { [files = staged.files] in files.size(of: $0) },
        sizeOfTagPage: sizeOfOpen
      )
      do {
        readings[tree] = .success(try await verifier.verify(staged.feeds, jobs: jobs))
      } catch {
        readings[tree] = .failure(error)
      }
    }
    return readings
  }

  /// Makes sure that feeds and pages are right where anything is new, and notes what's different in the feeds.
  ///
  /// - Parameter readings: What was read in the folders' feeds, or what's wrong with them.
  /// - Returns: What was read in the feeds, by their paths.
  /// - Throws: If a feed or a page would be wrong.
  private mutating func verify(
    _ readings: [OutputTree: FeedReading]
  ) throws(WorkFailure) -> [OutputTree: [String: PublishedFeed]] {
    var feeds: [FeedName: PublishedFeed] = [:]
    var feedsByPath: [OutputTree: [String: PublishedFeed]] = [:]
    for tree in OutputTree.allCases {
      guard let staged = trees[tree], staged.isChanged, let found = try readings[tree]?.get() else {
        continue
      }
      try staged.links.verify { staged.files.size(of: $0) }
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
