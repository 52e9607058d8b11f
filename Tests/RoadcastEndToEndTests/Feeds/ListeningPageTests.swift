import Foundation
import RoadcastTesting
import Testing

/// The pages where people can listen without an app.
struct ListeningPageTests {
  private static let built = Result {
    let workspace = try SampleWorkspace(
      show: SampleWorkspace.shortLength + """
        facets: { territory: [midwest, south], customer: any }
        audiences:
          midwest: { title: Road Notes Midwest, only: { territory: [midwest] } }
          south: { title: Road Notes South, only: { territory: [south] } }

        """
    )
    try workspace.addEpisode(
      "cuts",
      manifest: """
        notes: "See [the sheet](https://example.com/sheet)."
        segments:
          - { audio: 01.wav, title: For all }
          - { audio: 02.wav, title: Prairie chapter, speaker: Dakota, only: { territory: [midwest] }, tags: { customer: Wheatfield } }
          - { audio: 03.wav, title: The end }

        """,
      recordings: [
        "01.wav": .tone(400, seconds: 0.8), "02.wav": .tone(500, seconds: 0.9),
        "03.wav": .tone(600, seconds: 1.1),
      ]
    )
    try workspace.addEpisode(
      "southern",
      published: "2026-11-21T06:00:00Z",
      manifest: "only: { territory: south }\n",
      recordings: ["01.wav": .tone(700)]
    )
    let outcome = try workspace.run("build")
    guard outcome.end == .exited(0) else { throw SampleWorkspace.Unexpected(outcome.stderr) }
    return workspace
  }

  private func page(_ path: String) throws -> String {
    try Self.built.get().text("feed/\(path)")
  }

  @Test func `each feed has pages for its own episodes and tags only`() throws {
    let pages = try Self.built.get().feed().files.keys.filter {
      $0.hasSuffix(".html") && !$0.hasPrefix("transcripts/")
    }
    #expect(
      pages.sorted() == [
        "archive.html",
        "audiences/midwest/archive.html", "audiences/midwest/embed/cuts.html",
        "audiences/midwest/episodes/cuts.html",
        "audiences/midwest/index.html", "audiences/midwest/people.html",
        "audiences/midwest/people/dakota.html", "audiences/midwest/search.html",
        "audiences/midwest/subscribe.html",
        "audiences/midwest/tags/customer.html",
        "audiences/south/archive.html", "audiences/south/embed/cuts.html",
        "audiences/south/embed/southern.html", "audiences/south/episodes/cuts.html",
        "audiences/south/episodes/southern.html", "audiences/south/index.html",
        "audiences/south/search.html", "audiences/south/subscribe.html",
        "embed/cuts.html", "episodes/cuts.html", "index.html", "search.html", "subscribe.html",
        "tags/customer.html", "tags/territory.html",
      ]
    )
  }

  @Test func `pages never mention segments of other audiences`() throws {
    let secrets = ["Prairie", "Dakota", "Wheatfield"]
    let paths = [
      "index.html", "archive.html", "embed/cuts.html", "episodes/cuts.html", "tags/customer.html",
      "search/episodes.json",
    ]
    for path in paths {
      let text = try page(path)
      for secret in secrets { #expect(!text.contains(secret), "\(secret) in \(path)") }
    }
    let terms = try page("search/terms-0.txt")
    for secret in secrets { #expect(!terms.contains(secret.lowercased()), "\(secret)") }
    let ownTerms = try page("audiences/midwest/search/terms-0.txt")
    for secret in secrets {
      #expect(ownTerms.contains("\n\(secret.lowercased()) 0\n"), "\(secret)")
    }
    let own = try page("audiences/midwest/episodes/cuts.html")
    for secret in secrets { #expect(own.contains(secret), "\(secret)") }
    #expect(try !page("audiences/midwest/index.html").contains("southern"))
  }

  @Test func `a tag leads to the chapter that has it, and a person to what they say`() throws {
    let episode = "href=\"../episodes/cuts.html#t="
    let tag = try page("audiences/midwest/tags/customer.html")
    #expect(tag.contains("\(episode)1.4"))
    #expect(tag.contains("<span dir=\"auto\">Prairie chapter</span>"))
    let person = try page("audiences/midwest/people/dakota.html")
    #expect(person.contains("\(episode)1.511"))
    #expect(person.contains("<span dir=\"auto\">Prairie chapter</span>"))
  }

  @Test func `the page about subscribing has the feed's own address`() throws {
    let address = "\(SampleWorkspace.baseURL)audiences/midwest.xml"
    let text = try page("audiences/midwest/subscribe.html")
    #expect(text.contains(">\(address)</a>"))
    #expect(text.contains("role=\"img\" aria-label=\"QR code"))
  }

  @Test(arguments: [nil, "midwest"])
  func `items link to their episode's page, and categories to their facet's page`(
    _ audience: String?
  ) throws {
    let base = SampleWorkspace.baseURL
    let folder = audience.map { "audiences/\($0)/" } ?? ""
    let path = audience.map { "audiences/\($0).xml" } ?? "feed.xml"
    let feed = XMLFile(try Self.built.get().path("feed/\(path)"))
    #expect(try feed.text("//channel/link") == "\(base)\(folder)index.html")
    #expect(try feed.text("//item/link") == "\(base)\(folder)episodes/cuts.html")
    if audience != nil {
      // The main feed's page wouldn't list what only this audience hears.
      let domain = try feed.text("//category/@domain")
      #expect(domain == "\(base)\(folder)tags/customer.html")
      let page = try page(String(domain.dropFirst(base.count)))
      #expect(page.contains("../episodes/cuts.html"))
    }
  }

  @Test func `an episode's page has the player, the notes and the transcript`() throws {
    let text = try page("episodes/cuts.html")
    #expect(text.contains("<audio controls preload=\"none\" src=\"../audio/cuts-"))
    #expect(text.contains("<a href=\"https://example.com/sheet\">the sheet</a>"))
    #expect(text.contains("Hello."))
    #expect(text.contains(".mp3#t=0.100\" aria-label=\"Play from 0:00"))
    #expect(!text.contains("<script>"))
  }
}
