import RoadcastAddresses
import RoadcastFiles
import RoadcastHTTP
import RoadcastModel

/// Takes over a show that another program publishes: makes a workspace of its feed.
///
/// Everything is written into `episodes.importing`, which becomes `episodes` in one step at the end. An import
/// that was stopped goes on where it was when it's started again.
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
  private let observe: @Sendable (_ done: Int, _ all: Int) -> Void
  private let client = HTTPClient(parallel: 6)

  /// - Parameters:
  ///   - options: What to import, and where to.
  ///   - observe: Gets the number of files that are fetched, and of all files, from time to time.
  package init(
    _ options: Options,
    observe: @escaping @Sendable (_ done: Int, _ all: Int) -> Void
  ) {
    self.options = options
    self.observe = observe
  }

  private static let stagingName = "episodes.importing"

  /// Imports the show.
  ///
  /// - Returns: What was done.
  /// - Throws: Why it can't be imported; what was fetched stays for another run.
  package func run() async throws -> ImportReport {
    let state = ImportState(of: options.feed)
    let completes = try requireRoom(state)
    let source = try await FeedFetcher(client: client).read(options.feed)
    var planner = ImportPlanner(source.feed, address: source.address, baseURL: options.baseURL)
    let plan = try planner.plan()
    guard plan.count > 0 else {
      throw WorkFailure("the feed has no episode with audio; name the show's podcast feed")
    }
    var report = ImportReport(
      title: plan.title,
      folder: options.folder,
      episodes: plan.count,
      isDryRun: options.isDryRun,
      audioBytes: plan.audioBytes,
      movedFrom: plan.show.movedFrom,
      lacksAddress: options.baseURL == nil,
      losses: plan.losses
    )
    if options.isDryRun { return report }
    try FileSystem.createFolder("\(options.folder)/.roadcast")
    let lock = try BuildLock(in: "\(options.folder)/.roadcast")
    let root = "\(options.folder)/\(completes ? "episodes" : Self.stagingName)"
    if !completes {
      // What another feed left there doesn't belong to this one.
      if state.matches(in: options.folder) != true { FileSystem.remove(root) }
      try state.write(to: options.folder)
      try FileSystem.createFolder(root)
    }
    let results = try await fetch(plan, into: root, source)
    let writer = ImportWriter(plan: plan, root: root, lacksAddress: options.baseURL == nil)
    try writer.write(results, keepsManifests: completes, report: &report)
    if !completes {
      do {
        try FileSystem.rename(root, toNew: "\(options.folder)/episodes")
      } catch {
        throw WorkFailure(doing: "create \(options.folder)/episodes", error)
      }
    }
    _ = consume lock
    return report
  }

  /// Checks that the folder can become this show's workspace.
  ///
  /// - Returns: Whether it is that already, and only lacks files.
  private func requireRoom(_ state: ImportState) throws(WorkFailure) -> Bool {
    let folder = options.folder
    let episodes = "\(folder)/episodes"
    guard FileSystem.exists(episodes) else {
      if FileSystem.exists(folder) { try FileSystem.requireFolder(folder) }
      return false
    }
    if FileSystem.exists("\(episodes)/show.yml"), state.matches(in: folder) == true {
      return true
    }
    throw WorkFailure(
      "\(episodes) already exists, and an import never changes it; choose another folder"
    )
  }

  private func fetch(
    _ plan: ImportPlan,
    into root: String,
    _ source: FeedFetcher.Source
  ) async throws -> [MediaKey: FetchedMedia] {
    let media = plan.media
    let wanted = media.filter { $0.kind != .audio || !options.leavesAudio }
    let fetcher = MediaFetcher(
      client: client,
      root: root,
      isNear: source.isNear
    )
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
        throw WorkFailure(
          "\(count) of \(plan.count) audio files couldn't be fetched: \(reason). Run the same command again "
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
