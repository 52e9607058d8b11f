import Foundation
import RoadcastTesting
import Testing

/// What people with tags, and people whose address ends, get from `serve`.
struct TaggedSubscriberTests {
  private let workspace: SampleWorkspace

  init() throws { workspace = try SampleWorkspace(copying: ServedShow.built.get()) }

  private static let host = "https://media.roadnotes.test"

  @Test func `someone with tags gets their own version, and nothing of others`() throws {
    let folders = [
      try ServedWorkspace.add("Mia", "--tags", "territory=midwest", to: workspace),
      try ServedWorkspace.add("Sam", "--tags", "territory=south", to: workspace),
      try ServedWorkspace.add("Two", "--tags", "territory=south,territory=midwest", to: workspace),
      try ServedWorkspace.add("Main", to: workspace),
    ]
    #expect(try workspace.run("build").end == .exited(0))
    let served = try ServedWorkspace(workspace)
    var media: [Set<String>] = []
    for folder in folders {
      let feed = try served.request(folder + "feed.xml")
      #expect(feed.status == 200)
      #expect(feed.text.contains("href=\"\(Self.host)\(folder)feed.xml\" rel=\"self\""))
      #expect(!feed.text.contains("/cuts/") || feed.text.contains("\(folder)cuts/"))
      media.append(ServedShow.media(in: feed.text, below: Self.host + folder))
      for path in ["", "index.html", "episodes/first.html", "subscribe.html", "archive.html"] {
        var answer = try served.request(folder + path)
        if answer.status == 302, let location = answer.fields["location"] {
          // Foundation's paths have no slash at their end.
          let base = URL(string: "http://a\(folder)\(path)")
          let address = URL(string: location, relativeTo: base)?.absoluteString ?? ""
          answer = try served.request(String(address.dropFirst("http://a".count)))
        }
        #expect(answer.status == 200, "\(path)")
        #expect(answer.text.contains("Road Notes"))
      }
    }
    // Midwest's segments are for one of the two territories, and for both together.
    #expect(media[0] == media[2])
    #expect(media[1] == media[3])
    #expect(media[0].isDisjoint(with: media[1]))
    for (folder, own) in zip(folders, media) {
      for path in media.reduce(Set(), { $0.union($1) }) {
        #expect(try served.request(folder + path).status == (own.contains(path) ? 200 : 404))
      }
    }
    // Neither the others' feeds and pages, nor those of audiences.
    let names = try workspace.names(in: "private/cuts").filter { $0.hasSuffix(".xml") }
    #expect(names.count == 3)
    let south = try #require(names.first { $0.hasPrefix("south-") && !$0.contains("midwest") })
    for path in [
      "cuts/\(south)", "cuts/\(south.dropLast(4))/index.html", "audiences/midwest.xml",
      "audiences/insiders.xml", "audiences/midwest/index.html", "private/cuts/\(south)",
    ] {
      #expect(try served.request(folders[0] + path).status == 404, "\(path)")
    }
    #expect(try served.request(folders[0] + "audiences/midwest/").status == 404)
    let logged = try served.log(ofRequests: 30)
    #expect(!logged.contains { $0["path"]?.text?.contains("/s/") == true })
  }

  @Test func `a download is broken off at the end of someone's last moment`() throws {
    let folder = try ServedWorkspace.add("Dana", to: workspace)
    // Larger than what the system keeps for a connection.
    let name = "audio/large-0123456789ab.mp3"
    let size = 40_000_000
    try workspace.write([UInt8](repeating: 7, count: size), to: "feed/\(name)")
    let index = try workspace.text("feed/index.html")
    try workspace.write(index + "<!-- \(name) -->", to: "feed/index.html")
    let end = Date(timeIntervalSinceNow: 2)
    let form = ISO8601DateFormatter()
    let list = try workspace.text(".roadcast/subscribers.json")
    try workspace.write(
      list.replacing(
        "\"name\": \"Dana\"",
        with: "\"name\": \"Dana\", \"until\": \"\(form.string(from: end))\""
      ),
      to: ".roadcast/subscribers.json"
    )
    let served = try ServedWorkspace(workspace)
    let download = try RawConnection(port: served.port)
    download.send("GET \(folder)\(name) HTTP/1.1\r\nHost: a\r\n\r\n")
    let beginning = download.receive { $0.count > 100_000 }.bytes
    #expect(beginning.starts(with: "HTTP/1.1 200 OK\r\n".utf8))
    _ = try ServedWorkspace.wait {
      try served.request(folder + "feed.xml").status == 404 ? true : nil
    }
    let rest = download.receive()
    #expect(rest.hasEnded)
    #expect(beginning.count + rest.bytes.count < size)
  }

  @Test func `a page that can't be read is the server's mistake, and nothing is remembered of it`()
    throws
  {
    let folder = try ServedWorkspace.add("Dana", to: workspace)
    let served = try ServedWorkspace(workspace, asNobody: true)
    let page = workspace.path("feed/episodes/first.html")
    func setPermissions(_ permissions: Int) throws {
      try FileManager.default.setAttributes([.posixPermissions: permissions], ofItemAtPath: page)
    }
    try setPermissions(0)
    let answer = try served.request(folder + "feed.xml")
    #expect(answer.status == 500)
    #expect(!answer.text.contains("first"))
    #expect(served.errors.contains("episodes/first.html can't be opened: Permission denied"))
    try setPermissions(0o644)
    #expect(try served.request(folder + "feed.xml").status == 200)
    #expect(try served.request(folder + "episodes/first.html").status == 200)
  }
}
