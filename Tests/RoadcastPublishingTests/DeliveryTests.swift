import RoadcastFiles
import RoadcastModel
import RoadcastTesting
import Testing

@testable import RoadcastPublishing

/// What's left to do once a target has everything.
struct DeliveryTests {
  private struct NoProgress: PublishingProgress {
    func begin(_ activity: String, at target: String) {}
    func sent(_ stage: PublishingStage, share: Double, of bytes: Int, to target: String) {}
  }

  private static let guid = "917393e3-1b1e-5cef-ace4-edaa54e1f810"

  private let workspace: TemporaryFolder

  init() throws {
    workspace = try TemporaryFolder()
    try workspace.write(Self.feed("First"), to: "feed/feed.xml")
    try workspace.write("", to: "www/keep")
  }

  private static func feed(_ title: String) -> String {
    """
    <?xml version="1.0" encoding="UTF-8"?>
    <rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" \
    xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd" \
    xmlns:podcast="https://podcastindex.org/namespace/1.0"><channel><title>\(title)</title>\
    <link>https://example.com/</link><description>d</description><language>en-us</language>\
    <itunes:category text="Business"/><itunes:explicit>false</itunes:explicit>\
    <image><url>https://example.com/cover.jpg</url><title>T</title>\
    <link>https://example.com/</link></image><itunes:image href="https://example.com/cover.jpg"/>\
    <atom:link rel="self" href="https://example.com/feed.xml" type="application/rss+xml"/>\
    <podcast:guid>\(guid)</podcast:guid></channel></rss>
    """
  }

  private func publisher() throws -> Publisher {
    let place = SourceLocation(file: "episodes/show.yml", line: 1, column: 1)
    let folder = "\(workspace.path)/feed"
    let stamp = try #require(FileStamp(path: "\(folder)/feed.xml"))
    var show = Show(
      location: place,
      title: "Road Notes",
      description: "d",
      baseURL: Located("https://example.com/", at: place)
    )
    show.guid = Self.guid
    return try Publisher(
      FeedFolder(folder, built: ["feed.xml": stamp], others: [:], in: workspace.path),
      to: Target(name: Located("web", at: place), place: .folder("\(workspace.path)/www")),
      in: workspace.path,
      Publisher.Options(now: Moment(seconds: 1_800_000_000), show: show),
      progress: NoProgress()
    )
  }

  @Test func `a target can be published to again once nothing more will be done there`()
    async throws
  {
    let delivery = try await publisher().send()
    #expect(workspace.text("www/feed.xml") == Self.feed("First"))
    #expect(try workspace.names("www").contains(TargetLock.path))
    // There's something to send, and someone is at work there.
    try workspace.write(Self.feed("Second"), to: "feed/feed.xml")
    await #expect(throws: WorkFailure.self) { _ = try await publisher().send() }
    await delivery.release()
    #expect(try !workspace.names("www").contains(TargetLock.path))
    let next = try await publisher().send()
    #expect(workspace.text("www/feed.xml") == Self.feed("Second"))
    await next.release()
  }
}
