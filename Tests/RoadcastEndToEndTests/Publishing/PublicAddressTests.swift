import Foundation
import RoadcastTesting
import Testing

/// What `roadcast publish` finds at the public address.
struct PublicAddressTests {
  private let workspace: SampleWorkspace
  private let place: TemporaryFolder
  private let server: PublicServer

  init() throws {
    place = try TemporaryFolder()
    server = try PublicServer()
    server.serve("\(place.path)/www")
    workspace = try SampleWorkspace()
    try workspace.write(
      SampleWorkspace.header.replacing(SampleWorkspace.baseURL, with: server.base)
        + SampleWorkspace.shortLength + "targets: { web: { to: \(place.path)/www } }\n",
      to: "episodes/show.yml"
    )
    try workspace.addEpisode("one", recordings: ["a.wav": .tone()])
    try build()
  }

  private func build() throws {
    let outcome = try workspace.run("build")
    #expect(outcome.end == .exited(0), "\(outcome.stderr)")
  }

  private func rename(_ title: String) throws {
    try workspace.retitle("one", title)
    try build()
  }

  @discardableResult
  private func publish(_ arguments: String..., status: Int32 = 0) throws -> Outcome {
    let outcome = try workspace.command(["publish"] + arguments).run()
    #expect(outcome.end == .exited(status), "\(outcome.stderr)\(outcome.stdout)")
    return outcome
  }

  /// How many requests a run makes.
  private func requests(_ work: () throws -> Void) rethrows -> Int {
    let count = server.paths.count
    try work()
    return server.paths.count - count
  }

  @Test func `every link is fetched once it was sent, and not again`() throws {
    let outcome = try publish()
    #expect(outcome.stdout.contains("links in the feed work at the public address"))
    let audio = try workspace.feed().files.keys.filter { $0.hasPrefix("audio/") }
    #expect(Set(server.paths).isSuperset(of: audio + ["feed.xml", "episodes/one.html"]))
    #expect(try requests { try publish() } == 0)
    #expect(try requests { try publish("--verify") } > 10)
    #expect(
      try requests {
        try rename("New"); try publish("--no-verify")
      } == 0
    )
  }

  @Test func `a link that doesn't work is looked at again in the next run`() throws {
    let audio = try #require(try workspace.feed().files.keys.first { $0.hasPrefix("audio/") })
    server.hide(audio)
    for _ in 0..<2 {
      let outcome = try publish(status: 2)
      #expect(outcome.stderr.contains("\(audio) answers 404"))
      #expect(outcome.stderr.contains("don't work at the public address"))
    }
    // A dry run only looks at the target.
    #expect(try requests { try publish("--dry-run") } == 0)
    server.hide(nil)
    #expect(try publish().stdout.contains("links in the feed work at the public address"))
    #expect(try requests { try publish() } == 0)
  }

  @Test func `what a cache still has isn't wrong`() throws {
    try publish()
    let pages = ["feed.xml", "index.html", "episodes/one.html"]
    server.cache(pages)
    try rename("A much longer title")
    let outcome = try publish()
    #expect(outcome.stderr.contains("to what was there before, because a cache keeps it"))
    #expect(try publish().stderr.contains("to what was there before"))
    server.cache([])
    #expect(try publish().stdout.contains("links in the feed work at the public address"))
    #expect(try requests { try publish() } == 0)
  }

  @Test func `a cache that has another file under a name with a hash is wrong at once`() throws {
    try workspace.addEpisode("two", recordings: ["a.wav": .tone(700)])
    try build()
    try publish()
    let audio = try #require(try workspace.feed().files.keys.first { $0.hasPrefix("audio/two") })
    let file = "\(place.path)/www/\(audio)"
    var bytes = try Data(contentsOf: URL(filePath: file))
    let whole = bytes
    bytes[bytes.count / 2] ^= 0x55
    try bytes.write(to: URL(filePath: file))
    server.cache([audio])
    try whole.write(to: URL(filePath: file))
    try rename("New")
    #expect(try publish(status: 2).stderr.contains("\(audio) has another content"))
  }

  @Test func `the timer looks again at what a cache had`() throws {
    try publish("--if-due")
    server.cache(["feed.xml", "index.html", "episodes/one.html"])
    try workspace.addEpisode(
      "two",
      published: "2026-12-01T12:30:00Z",
      recordings: ["a.wav": .tone(700)]
    )
    let due = try publish("--if-due", "--now", "2026-12-01T12:30:00Z")
    #expect(due.stderr.contains("to what was there before"))
    server.cache([])
    #expect(try requests { try publish("--if-due", "--now", "2026-12-01T12:35:00Z") } == 0)
    #expect(try requests { try publish("--if-due", "--now", "2026-12-01T12:36:00Z") } > 10)
    #expect(try requests { try publish("--if-due", "--now", "2026-12-01T12:41:00Z") } == 0)
  }

  @Test func `a public address where nothing answers is named at once`() throws {
    let show = try workspace.text("episodes/show.yml")
    try workspace.write(
      show.replacing(server.base, with: "http://127.0.0.1:9/"),
      to: "episodes/show.yml"
    )
    try build()
    let outcome = try publish(status: 2)
    #expect(outcome.stderr.contains("the feed was published, but its links can't be checked: "))
    #expect(outcome.stderr.contains("--no-verify"))
  }

  @Test func `what was sent is counted though nothing answers at the public address`() throws {
    let show = try workspace.text("episodes/show.yml")
    try workspace.write(
      show.replacing(server.base, with: "http://127.0.0.1:9/"),
      to: "episodes/show.yml"
    )
    try build()
    let outcome = try publish("--json", status: 2)
    let target = try #require(JSONValue(outcome.output)["targets"]?.list?.first)
    #expect(try #require(target["sent"]?.list).count > 5)
    let problems = try #require(target["problems"]?.list)
    #expect(problems.first?.text?.contains("links can't be checked") == true)
    #expect(!outcome.stderr.contains("links don't work"))
  }
}
