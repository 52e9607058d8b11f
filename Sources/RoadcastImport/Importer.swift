import RoadcastAddresses
import RoadcastFeed
import RoadcastFiles
import RoadcastHTTP
import RoadcastModel

/// Takes over a show that another program publishes: makes a workspace of its feed.
///
/// Everything is written into `episodes.importing`, which becomes `episodes` in one step at the end. An import
/// that was stopped goes on where it was when it's started again. Into a workspace that it made, a later
/// import adds what's new in the feed, and audio that's still missing: each new episode's folder is moved
/// there in one step. Builds are kept out for these steps alone, not while files are fetched.
package struct Importer {
  package struct Options: Sendable {
    /// An address, or the absolute path of a file.
    package var feed: String

    /// The workspace's folder; an absolute path.
    package var folder: String

    /// Where the new feed will be; nil if that isn't known yet.
    package var baseURL: String?

    /// Whether only the plan is made.
    package var isDryRun = false

    /// Whether audio isn't fetched yet.
    package var leavesAudio = false

    /// Whether episodes whose files can't be fetched now become drafts.
    package var skipsMissing = false

    package init(feed: String, folder: String) {
      self.feed = feed
      self.folder = folder
    }
  }

  /// Reads the address of the new feed's folder.
  ///
  /// - Parameter text: The address as a person wrote it.
  /// - Returns: The address as `base_url` needs it; nil if it can't be one.
  package static func baseURL(_ text: String) -> String? {
    guard let address = try? AddressReader.read(text, schemes: ["https", "http"]),
      !address.contains(where: { "?#".contains($0) })
    else { return nil }
    return address
  }

  private let options: Options
  private let prepare: @Sendable (_ folder: String) throws -> Void
  private let observe: @Sendable (_ done: Int, _ all: Int) -> Void
  private let client = HTTPClient(parallel: 6)

  /// How long an import waits for a build to end.
  private static let longestBuild = Duration.seconds(30 * 60)

  /// - Parameters:
  ///   - options: What to import, and where to.
  ///   - prepare: Is called with the folder once it's certain that the show comes there, before anything is fetched.
  ///   - observe: Gets the number of files that are fetched, and of all files, from time to time.
  package init(
    _ options: Options,
    prepare: @escaping @Sendable (_ folder: String) throws -> Void = { _ in },
    observe: @escaping @Sendable (_ done: Int, _ all: Int) -> Void
  ) {
    self.options = options
    self.prepare = prepare
    self.observe = observe
  }

  /// Imports the show.
  ///
  /// - Returns: What was done.
  /// - Throws: Why it can't be imported; what was fetched stays for another run.
  package func run() async throws -> ImportReport {
    let folder = try ImportFolder(options.folder)
    let source = try await FeedFetcher(client: client).read(options.feed)
    var planner = ImportPlanner(source.feed, address: source.address, baseURL: options.baseURL)
    planner.knownSlugs = folder.stored?.slugs ?? [:]
    planner.takenSlugs = folder.foreignSlugs
    planner.losses = source.losses
    var plan = try planner.plan()
    guard plan.count > 0 else {
      throw WorkFailure("the feed has no episode with audio; name the show's podcast feed")
    }
    var state = ImportState(of: options.feed)
    state.show = plan.show.guid
    try folder.requireSameShow(state, plan.show.guid)
    let waiting = waiting(for: plan, folder)
    let fresh = keepNew(in: &plan, folder)
    var report = ImportReport(
      title: plan.title,
      folder: options.folder,
      episodes: plan.count,
      new: folder.isWorkspace ? fresh.count : nil,
      isDryRun: options.isDryRun,
      audioBytes: plan.audioBytes,
      movedFrom: plan.show.movedFrom,
      lacksAddress: options.baseURL == nil,
      losses: plan.losses
    )
    if options.isDryRun { return report }
    try folder.requireOneMount()
    let imported = CollectedFiles(folder)
    var writer = ImportWriter(plan: plan, files: imported, lacksAddress: options.baseURL == nil)
    writer.fresh = folder.isWorkspace ? fresh : nil
    writer.drafts = folder.stored?.drafts ?? [:]
    writer.lines = folder.stored?.lines ?? [:]
    let media = try media(of: plan, writer)
    if !options.leavesAudio { try folder.requireRoom(for: missingBytes(media, imported)) }
    let stateFolder = "\(options.folder)/.roadcast"
    let lock = try BuildLock(
      in: stateFolder,
      named: BuildLock.importName,
      against: "another import"
    )
    // Another import may have ended while the feed was fetched.
    let now = try ImportFolder(options.folder)
    guard now.stored == folder.stored, now.isWorkspace == folder.isWorkspace,
      now.isNew == folder.isNew
    else {
      throw WorkFailure(
        "another import into this folder has just ended; run the same command again"
      )
    }
    state.slugs = (folder.stored?.slugs ?? [:]).merging(plan.slugs) { $1 }
    state.drafts = writer.drafts
    state.lines = writer.lines
    state.isFirst = !folder.isWorkspace
    state.pending = folder.isWorkspace ? fresh.union(waiting) : []
    try state.write(to: options.folder)
    try prepare(options.folder)
    var fetcher = MediaFetcher(client: client, files: imported, isNear: source.isNear)
    if !options.leavesAudio { writer.replaced = try await fetcher.replaced(among: media) }
    fetcher.renewed = writer.replaced.renewed
    let results = try await fetch(media, with: fetcher, &writer.replaced)
    try writer.write(results, report: &report)
    // Whoever finds a manifest as an import wrote it must know that an import did.
    state.drafts = writer.drafts
    state.lines = writer.lines
    try state.write(to: options.folder)
    try imported.sync()
    let build = try await BuildLock(in: stateFolder, waitingFor: Self.longestBuild)
    if folder.isWorkspace {
      try writer.add(report: &report)
      state.drafts = writer.drafts
      state.lines = writer.lines
    } else {
      try imported.moveAll()
    }
    try imported.syncPlace()
    state.isFirst = false
    state.pending = waiting.filter { !Self.hasManifest($0, folder) }
    try state.write(to: options.folder)
    // Builds needn't wait for the rest.
    _ = consume build
    if folder.isWorkspace {
      let parts = plan.episodes.compactMap { $0.audio.map { $0.path + PartialFile.suffix } }
      imported.removeRest(keeping: waiting, parts: Set(parts))
    }
    _ = consume lock
    return report
  }

  /// Leaves those episodes in a plan that have to be looked after.
  ///
  /// What was removed from a workspace, and what was made there and has come back with the feed, isn't added.
  ///
  /// - Returns: The slugs of new episodes.
  private func keepNew(in plan: inout ImportPlan, _ folder: ImportFolder) -> Set<String> {
    guard folder.isWorkspace else { return Set(plan.episodes.map(\.slug)) }
    let guids = FeedGuids(show: plan.show.guid)
    let own = Set(folder.foreignSlugs.map { guids.item($0, .main) })
    let known = folder.stored?.slugs ?? [:]
    let pending = folder.stored?.pending ?? []
    var fresh: Set<String> = []
    plan.episodes.removeAll { episode in
      if episode.guid.map(own.contains) ?? false { return true }
      let isThere = Self.hasManifest(episode.slug, folder)
      if known[episode.identity] == nil || (pending.contains(episode.slug) && !isThere) {
        fresh.insert(episode.slug)
        return false
      }
      return !isThere
    }
    return fresh
  }

  /// The episodes that an interrupted run was adding, and that the feed leaves out now; a later one adds them.
  private func waiting(for plan: ImportPlan, _ folder: ImportFolder) -> Set<String> {
    guard let stored = folder.stored else { return [] }
    let begun = folder.isWorkspace ? stored.pending : Set(stored.slugs.values)
    return begun.subtracting(plan.episodes.map(\.slug)).filter { !Self.hasManifest($0, folder) }
  }

  private static func hasManifest(_ slug: String, _ folder: ImportFolder) -> Bool {
    FileSystem.exists("\(folder.root)/\(slug)/episode.yml")
  }

  /// The files to fetch: everything at first; later what new episodes have, and audio that's still wanted.
  ///
  /// What was removed from an episode of an earlier run, or renamed, doesn't come back.
  private func media(
    of plan: ImportPlan,
    _ writer: ImportWriter
  ) throws(WorkFailure) -> [ImportedMedia] {
    guard let fresh = writer.fresh else { return plan.media }
    var media: [ImportedMedia] = []
    for episode in plan.episodes {
      if fresh.contains(episode.slug) {
        media += episode.media
      } else if let audio = episode.audio, try writer.wantsAudio(episode) {
        media.append(audio)
      }
    }
    return media
  }

  /// The bytes of audio that the feed states and that aren't there.
  private func missingBytes(_ media: [ImportedMedia], _ files: CollectedFiles) -> Int {
    media.reduce(0) { sum, audio in
      guard audio.kind == .audio, let bytes = audio.expected else { return sum }
      let names = EnclosureFormat.allCases.map { "episode.\($0.rawValue)" } + ["\(audio.name).part"]
      let kept = names.lazy.compactMap {
        files.path(of: "\(audio.folder)/\($0)").flatMap(FileStamp.init(path:))?.size
      }.max()
      return sum + max(0, min(bytes, Limits.recordingBytes) - (kept ?? 0))
    }
  }

  private func fetch(
    _ media: [ImportedMedia],
    with fetcher: MediaFetcher,
    _ replaced: inout ReplacedAudio
  ) async throws -> [MediaKey: FetchedMedia] {
    let wanted = media.filter { $0.kind != .audio || !options.leavesAudio }
    let all = wanted.count
    let observe = self.observe
    var fetched = try await fetcher.fetch(wanted) { observe($0, all) }
    // A server that was busy gets a second chance.
    let again = fetched.indices.filter {
      if case .unreachable = fetched[$0] { true } else { false }
    }
    if !again.isEmpty, again.count < all {
      let second = try await fetcher.fetch(again.map { wanted[$0] }) { _ in }
      for (index, result) in zip(again, second) { fetched[index] = result }
    }
    for (index, media) in wanted.enumerated() where fetcher.renewed.contains(MediaKey(media)) {
      // Where the new file can't be had, the one of the earlier run will do.
      if case .stored = fetched[index] { continue }
      guard let copy = fetcher.present(media) else { continue }
      fetched[index] = copy
      replaced.kept.insert(MediaKey(media))
    }
    var results: [MediaKey: FetchedMedia] = [:]
    for (media, result) in zip(wanted, fetched) { results[MediaKey(media)] = result }
    for media in media where results[MediaKey(media)] == nil {
      results[MediaKey(media)] = fetcher.present(media) ?? .left
    }
    if !options.skipsMissing {
      for (media, result) in zip(wanted, fetched) where media.kind == .audio {
        guard case .unreachable(let reason) = result else { continue }
        let count = zip(wanted, fetched).count { media, result in
          if case .unreachable = result { media.kind == .audio } else { false }
        }
        let all = wanted.count { $0.kind == .audio }
        throw WorkFailure(
          "\(count) of \(all) audio files couldn't be fetched: \(reason). Run the same command again "
            + "to go on, or add --skip-missing to import those episodes as drafts"
        )
      }
    }
    return results
  }
}

/// Which file of an import something is about.
struct MediaKey: Hashable {
  var folder: String
  var name: String

  init(_ media: ImportedMedia) {
    folder = media.folder
    name = media.name
  }
}
