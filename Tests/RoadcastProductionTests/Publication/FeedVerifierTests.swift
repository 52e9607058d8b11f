import RoadcastFeed
import RoadcastFiles
import RoadcastModel
import RoadcastTesting
import Testing

@testable import RoadcastProduction

struct FeedVerifierTests {
  private static let base = "https://media.example.com/road-notes/"
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    for name in ["cover-1.png", "transcripts/a.vtt", "chapters/a.json", "episodes/a.html"] {
      try folder.write("x", to: name)
    }
    try folder.write(Array(repeating: 1, count: 4_800), to: "audio/a.mp3")
  }

  private var size: @Sendable (String) -> Int? {
    { [folder] in FileStamp(path: "\(folder.path)/\($0)")?.size }
  }

  /// A feed whose every link leads to one of the files.
  private func channel() throws -> Channel {
    var item = Item(
      title: "Kick-off",
      link: "\(Self.base)episodes/a.html",
      guid: "guid",
      published: try Moment.parse("2026-11-20T06:00:00Z").get(),
      description: "",
      enclosure: Enclosure(url: "\(Self.base)audio/a.mp3", length: 4_800, type: "audio/mpeg"),
      duration: 1,
      imageURL: "\(Self.base)cover-1.png",
      isExplicit: false
    )
    item.transcripts = [Item.Transcript(url: "\(Self.base)transcripts/a.vtt", type: "text/vtt")]
    item.chaptersURL = "\(Self.base)chapters/a.json"
    return Channel(
      selfURL: "\(Self.base)feed.xml",
      title: "Road Notes",
      description: "x",
      link: Self.base,
      language: "en-us",
      author: "x",
      owner: nil,
      category: ["Business"],
      isExplicit: false,
      imageURL: "\(Self.base)cover-1.png",
      isPrivate: true,
      guid: "x",
      copyright: nil,
      cadence: nil,
      items: [item]
    )
  }

  private func verify(_ channel: Channel, path: String = "feed.xml") async throws {
    let feed = FeedComposer.File(path: path, bytes: try FeedRenderer.render(channel))
    try await FeedVerifier(base: Self.base, size: size).verify([feed], jobs: 2)
  }

  private func expectFailure(_ words: String, _ channel: Channel) async {
    let failure = await #expect(throws: WorkFailure.self) { try await verify(channel) }
    #expect(failure?.message.hasPrefix("feed.xml would be wrong") == true)
    #expect(failure?.message.contains(words) == true, "\(failure?.message ?? "")")
  }

  @Test func `a feed whose links and lengths are right passes`() async throws {
    await #expect(throws: Never.self) { try await verify(channel()) }
  }

  @Test(arguments: [4_799, 4_801, 1])
  func `a wrong length is found`(length: Int) async throws {
    var channel = try channel()
    channel.items[0].enclosure.length = length
    await expectFailure("doesn't have \(length) bytes", channel)
  }

  @Test func `a wrong type is found`() async throws {
    var channel = try channel()
    channel.items[0].enclosure.type = "text/html"
    await expectFailure("sound", channel)
  }

  @Test(arguments: ["cover-1.png", "transcripts/a.vtt", "chapters/a.json", "audio/a.mp3"])
  func `a link to a missing or empty file, or to a folder, is found`(name: String) async throws {
    try folder.remove(name)
    await expectFailure(name, try channel())
    try folder.write("", to: name)
    await expectFailure(name, try channel())
    try folder.remove(name)
    try folder.makeFolder(name)
    await expectFailure(name, try channel())
    try folder.remove(name)
    try folder.write("x", to: "elsewhere")
    try folder.link(name, to: "\(folder.path)/elsewhere")
    await expectFailure(name, try channel())
  }

  @Test func `an address of another site is found`() async throws {
    var channel = try channel()
    channel.items[0].transcripts[0].url = "https://elsewhere.example.com/transcripts/a.vtt"
    await expectFailure("leads nowhere", channel)
  }

  @Test func `a feed with a wrong address of its own is found`() async throws {
    await expectFailure("", try channel(selfURL: "\(Self.base)other.xml"))
    await #expect(throws: WorkFailure.self) {
      try await verify(channel(), path: "audiences/a.xml")
    }
  }

  private func channel(selfURL: String) throws -> Channel {
    var channel = try channel()
    channel.selfURL = selfURL
    return channel
  }

  @Test func `a feed that breaks a rule, or isn't XML, is found`() async throws {
    var channel = try channel()
    channel.items.append(channel.items[0])
    await expectFailure("guid", channel)
    let broken = FeedComposer.File(path: "feed.xml", bytes: Array("<rss>".utf8))
    await #expect(throws: WorkFailure.self) {
      try await FeedVerifier(base: Self.base, size: size).verify([broken], jobs: 1)
    }
  }

  @Test func `every feed is read, not only the first`() async throws {
    let good = FeedComposer.File(path: "feed.xml", bytes: try FeedRenderer.render(channel()))
    let bad = FeedComposer.File(path: "audiences/a.xml", bytes: good.bytes)
    let failure = await #expect(throws: WorkFailure.self) {
      try await FeedVerifier(base: Self.base, size: size).verify([good, bad], jobs: 2)
    }
    #expect(failure?.message.hasPrefix("audiences/a.xml would be wrong") == true)
  }
}
