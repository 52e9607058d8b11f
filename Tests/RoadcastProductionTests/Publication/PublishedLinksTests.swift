import RoadcastFiles
import RoadcastModel
import RoadcastTesting
import Testing

@testable import RoadcastProduction

/// A build follows the links of all its pages: had it lost a file, it would end there.
struct PublishedLinksTests {
  private let workspace: SampleWorkspace

  init() throws {
    workspace = try SampleWorkspace(
      show: SampleWorkspace.shortLength + """
        audiences:
          west: { title: West }
          crew: { title: Crew, ahead: 30d }

        """
    )
    try workspace.addEpisode("first", recordings: ["01.wav": .tone(seconds: 2)])
  }

  private var production: Production {
    get throws {
      Production(
        workspace: try Workspace(root: workspace.path),
        options: Production.Options(now: try Moment.parse(SampleWorkspace.now).get(), jobs: 2),
        progress: NoProgress()
      )
    }
  }

  /// What a build has made before it exchanges the folders.
  private func publication() async throws -> Publication {
    let production = try production
    let workspace = production.workspace
    var prepared = try await production.prepare(production.requestForDue(readsLedger: true))
    prepared.removeWhatIsNotDue()
    let cache = Cache(workspace: workspace)
    let known = cache.loadIndex()
    var outputs: [OutputInProgress] = []
    for tree in OutputTree.allCases {
      outputs.append(
        try await OutputInProgress(
          of: tree,
          in: OutputPaths(of: workspace, output: nil),
          known: { known },
          jobs: 2,
          rehearses: true
        ) { _ in }
      )
    }
    var publication = try await Publication(
      of: try #require(prepared.plan),
      from: prepared,
      cache: cache,
      outputs: outputs,
      obsolete: nil,
      masters: nil,
      isRehearsal: true
    )
    _ = try await Array(Production.publication.dropLast()).take(
      on: &publication,
      progress: NoProgress()
    )
    return publication
  }

  private func isNoticed(
    _ missing: String,
    in tree: OutputTree,
    of publication: Publication
  ) async throws -> Bool {
    let links = try #require(publication.trees[tree]).links
    do {
      try await links.verify(jobs: 1) { $0 == missing ? nil : 1 }
      return false
    } catch {
      return true
    }
  }

  @Test(arguments: [false, true])
  func `every file that any page links to has to be there`(_ hasBuilt: Bool) async throws {
    // Then pages are kept from the build, and not rendered.
    if hasBuilt { _ = try await production.build() }
    let publication = try await publication()
    defer { for tree in publication.trees.values { tree.staging.abandon() } }
    let feed = try #require(publication.trees[.open]?.feeds.first)
    let text = try #require(
      String(decoding: feed.bytes, as: UTF8.self).firstMatch(of: /transcripts\/first-\w+\.vtt/)
    )
    let transcript = String(text.output)
    // In the shell of episodes' pages, in that of small players, and in a part.
    for missing in [FeedLayout.textSheet, FeedLayout.embedSheet, transcript] {
      #expect(try await isNoticed(missing, in: .open, of: publication), "\(missing)")
    }
    for missing in [
      FeedLayout.episodePage("first", in: .audience("west")), FeedLayout.feed(.audience("west")),
      FeedLayout.archivePage(of: .audience("west")),
    ] {
      #expect(try await isNoticed(missing, in: .open, of: publication), "\(missing)")
    }
    let crew = FeedName.audience("crew")
    for missing in [FeedLayout.textSheet, FeedLayout.embedSheet, FeedLayout.archivePage(of: crew)] {
      #expect(try await isNoticed(missing, in: .private, of: publication), "\(missing)")
    }
    #expect(try await !isNoticed("nowhere.html", in: .open, of: publication))
  }
}
