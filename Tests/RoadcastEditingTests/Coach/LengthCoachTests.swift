import RoadcastEditing
import RoadcastFiles
import RoadcastManifest
import RoadcastModel
import RoadcastProduction
import RoadcastTesting
import Testing

struct LengthCoachTests {
  private static let manifest = """
    title: One
    published: 2026-11-20
    # the parts
    segments:
      - audio: 01.wav  # with a long pause
      - audio: 02.wav
        clean: true
        only: { territory: [midwest, south] }
      # the end
      - audio: 03.wav
        title: The end

    """

  private static func show(max: String) -> String {
    """
    length: { min: "0:03", max: "\(max)", target: ["0:03", "\(max)"] }
    facets: { territory: [midwest, south] }
    audiences:
      midwest: { only: { territory: midwest } }
      south: { only: { territory: south } }

    """
  }

  private static func workspace(max: String) throws -> SampleWorkspace {
    let workspace = try SampleWorkspace(show: show(max: max))
    let rate = 16_000
    let speech = SpeechLikeSignal.samples(seconds: 3, sampleRate: rate)
    let silence = [Float](repeating: 0, count: rate * 3)
    let first = WAV(mono: speech + silence + speech, rate: rate).bytes
    try workspace.write(first, to: "episodes/a/01.wav")
    for name in ["02", "03"] {
      try workspace.write(WAV(mono: speech, rate: rate).bytes, to: "episodes/a/\(name).wav")
    }
    try workspace.write(manifest, to: "episodes/a/episode.yml")
    return workspace
  }

  private static func production(_ workspace: SampleWorkspace) throws -> Production {
    guard case .success(let now) = Moment.parse(SampleWorkspace.now) else { throw Unreadable() }
    return Production(
      workspace: try Workspace(root: workspace.path),
      options: Production.Options(now: now, jobs: 2),
      progress: NoProgress()
    )
  }

  private struct Unreadable: Error {}

  private static func coach(_ workspace: SampleWorkspace) async throws -> LengthCoach {
    let plans = try #require(try await production(workspace).lengthPlans(of: "a"))
    let file = "episodes/a/episode.yml"
    return LengthCoach(
      plan: plans.plan,
      manifest: EditableManifest(try workspace.folder.read(file), file: file),
      slug: "a",
      folder: try workspace.names(in: "episodes/a"),
      gaps: plans.gaps
    )
  }

  /// The lengths that a build publishes, in samples by feed.
  private static func built(_ workspace: SampleWorkspace) async throws -> [FeedName: Int] {
    let report = try await production(workspace).build()
    #expect(report.build != nil)
    let programmes = report.episodes.flatMap(\.programmes)
    return Dictionary(uniqueKeysWithValues: programmes.map { ($0.feed, $0.length.samples) })
  }

  /// The cheapest remedy comes first: silence before words.
  @Test(arguments: [("0:12", LengthRemedy.Kind.shortenPauses([0])), ("0:13", .leaveOut(1))])
  func `each remedy leads to exactly the length that it promises`(
    max: String,
    first: LengthRemedy.Kind
  ) async throws {
    let workspace = try Self.workspace(max: max)
    let coach = try await Self.coach(workspace)
    let remedies = coach.remedies(limit: 3)
    #expect(remedies.first?.kind == first)
    #expect(remedies.allSatisfy { $0.isEnough })
    let show = try workspace.folder.read("episodes/show.yml")
    for remedy in remedies {
      let copy = try SampleWorkspace(copying: workspace)
      let changed = try coach.applying(remedy.edits)
      try copy.write(changed, to: "episodes/a/episode.yml")
      let newShow = try EditableManifest(show, file: "episodes/show.yml")
        .applying(
          remedy.showEdits
            + [
              .set(ManifestPath([.key("length"), .key("max")]), .text("0:30")),
              .set(ManifestPath([.key("length"), .key("target")]), .texts(["0:03", "0:30"])),
            ]
        )
      try copy.write(newShow.bytes, to: "episodes/show.yml")
      let built = try await Self.built(copy)
      for version in remedy.versions {
        #expect(built[version.feed] == version.length.samples, "\(remedy.kind)")
      }
      #expect(built.count == remedy.versions.count)
    }
  }

  @Test func `any order and choice of segments is estimated to the sample`() async throws {
    let workspace = try Self.workspace(max: "0:30")
    let coach = try await Self.coach(workspace)
    let trials: [[ManifestEdit]] = [
      [], [.moveSegment(from: 2, to: 0)], [.moveSegment(from: 0, to: 1), .removeSegment(2)],
      [.set(.segment(2).key("only"), .group([.init("territory", .text("south"))]))],
    ]
    for edits in trials {
      let copy = try SampleWorkspace(copying: workspace)
      try copy.write(coach.applying(edits), to: "episodes/a/episode.yml")
      let built = try await Self.built(copy)
      let estimated = try coach.versions(after: edits)
      #expect(!estimated.isEmpty)
      #expect(
        Dictionary(uniqueKeysWithValues: estimated.map { ($0.feed, $0.length.samples) }) == built
      )
    }
  }

  @Test func `a version that's too short can get a segment of others`() async throws {
    let workspace = try Self.workspace(max: "0:30")
    let show = try workspace.text("episodes/show.yml")
    try workspace.write(
      show.replacing("min: \"0:03\"", with: "min: \"0:14\"")
        .replacing("[\"0:03\"", with: "[\"0:14\"")
        .replacing("  south: {", with: "  west: { only: { territory: west } }\n  south: {")
        .replacing("south] }\n", with: "south, west] }\n"),
      to: "episodes/show.yml"
    )
    let coach = try await Self.coach(workspace)
    let remedies = coach.remedies().filter { $0.feed == .audience("west") }
    #expect(remedies.first?.kind == .include(1))
    #expect(
      remedies.first.map { $0.words(names: coach.names, audience: "West") }?
        .hasPrefix("Play \"02.wav\" for West too: ") ?? false
    )
    let changed = try coach.applying(remedies.first?.edits ?? [])
    #expect(
      String(decoding: changed, as: UTF8.self).contains("territory: [midwest, south, west] }")
    )
  }

  /// South is too short without the second recording, which pushes everyone else over the limit.
  @Test func `no remedy brings another feed out of the limits, or further out`() async throws {
    let workspace = try Self.workspace(max: "0:13")
    let show = try workspace.text("episodes/show.yml")
    for (min, target) in [("0:12.5", "0:12.5"), ("0:03", "0:03")] {
      try workspace.write(
        show.replacing("min: \"0:03\"", with: "min: \"\(min)\"")
          .replacing("[\"0:03\"", with: "[\"\(target)\""),
        to: "episodes/show.yml"
      )
      let coach = try await Self.coach(workspace)
      let now = Dictionary(uniqueKeysWithValues: try coach.versions().map { ($0.feed, $0.length) })
      for remedy in coach.remedies(limit: 20) {
        #expect(Set(remedy.versions.map(\.feed)).isSuperset(of: now.keys), "\(remedy.kind)")
        for version in remedy.versions {
          guard let old = now[version.feed] else { continue }
          #expect(!version.length.isWorse(than: old), "\(remedy.kind) for \(version.feed)")
        }
      }
    }
  }

  @Test func `a gap for all episodes brings no other episode out of the limits`() async throws {
    let workspace = try Self.workspace(max: "0:12.3")
    let kinds = try await Self.coach(workspace).remedies(limit: 20).map(\.kind)
    let gaps = kinds.filter { if case .changeGap = $0 { true } else { false } }
    #expect(!gaps.isEmpty, "\(kinds)")
    // Just long enough as it is: with shorter gaps it's too short.
    let speech = SpeechLikeSignal.samples(seconds: 1, sampleRate: 16_000)
    for name in ["01", "02"] {
      try workspace.write(WAV(mono: speech, rate: 16_000).bytes, to: "episodes/b/\(name).wav")
    }
    try workspace.write("title: Two\npublished: 2026-11-13\n", to: "episodes/b/episode.yml")
    let show = try workspace.text("episodes/show.yml")
    try workspace.write(
      show.replacing("min: \"0:03\"", with: "min: \"0:02.6\"")
        .replacing("[\"0:03\"", with: "[\"0:02.6\""),
      to: "episodes/show.yml"
    )
    // A build only remembers recordings that were written a moment ago or earlier.
    let last = try #require(FileStamp(path: workspace.path("episodes/b/02.wav")))
    while !last.isSettled(at: FileStamp.now) { try await Task.sleep(for: .milliseconds(5)) }
    _ = try await Self.production(workspace).build()
    let after = try await Self.coach(workspace).remedies(limit: 20).map(\.kind)
    #expect(!after.contains { if case .changeGap = $0 { true } else { false } }, "\(after)")
  }

  @Test func `where all versions fit, there's nothing to remedy`() async throws {
    let coach = try await Self.coach(try Self.workspace(max: "0:30"))
    #expect(coach.remedies().isEmpty)
  }
}

extension LengthCoach {
  fileprivate func applying(_ edits: [ManifestEdit]) throws -> [UInt8] {
    try manifest.applying(edits).bytes
  }
}
