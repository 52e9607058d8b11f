import RoadcastModel
import RoadcastTesting
import Testing

/// The dates of drafts and early episodes in the feeds of audiences that get them.
struct PreviewDateTests {
  @Test func `a draft with a future date is dated today in each build`() throws {
    let workspace = try SampleWorkspace(
      show: SampleWorkspace.shortLength
        + "audiences: { preview: { title: Preview, drafts: true } }\n"
    )
    try workspace.addEpisode(
      "draft",
      published: "2026-12-24T06:00:00Z",
      manifest: "draft: true\n",
      recordings: ["01.wav": .tone()]
    )
    func date(at now: String) throws -> String? {
      #expect(try workspace.run("build", "--now", now).end == .exited(0))
      return try XMLFile(workspace.path("private/audiences/preview.xml")).text("//item/pubDate")
    }
    #expect(try date(at: "2026-12-01T12:00:00Z") == "Tue, 01 Dec 2026 00:00:00 +0000")
    #expect(try date(at: "2026-12-01T23:00:00Z") == "Tue, 01 Dec 2026 00:00:00 +0000")
    #expect(try date(at: "2026-12-02T12:00:00Z") == "Wed, 02 Dec 2026 00:00:00 +0000")
    #expect(try date(at: "2026-12-25T12:00:00Z") == "Thu, 24 Dec 2026 06:00:00 +0000")
  }

  @Test(arguments: [
    // The clocks are set back on November 1, and forward on March 14.
    ("2026-11-02", "3d", "2026-10-30T06:00:00-04:00", "Fri, 30 Oct 2026 06:00:00 -0400"),
    ("2027-03-15 00:30", "1w", "2027-03-08T00:30:00-05:00", "Mon, 08 Mar 2027 00:30:00 -0500"),
    // Hours are hours.
    ("2026-11-01 06:00", "12h", "2026-10-31T19:00:00-04:00", "Sat, 31 Oct 2026 19:00:00 -0400"),
    // On March 14, this time doesn't exist.
    ("2027-03-15 02:30", "1d", "2027-03-14T03:00:00-04:00", "Sun, 14 Mar 2027 03:00:00 -0400"),
  ])
  func `days ahead keep the time of day when the clocks are changed`(
    published: String,
    ahead: String,
    due: String,
    date: String
  ) throws {
    let workspace = try SampleWorkspace(
      show: SampleWorkspace.shortLength + """
        timezone: America/New_York
        audiences: { early: { title: Early, ahead: \(ahead) } }

        """
    )
    try workspace.addEpisode("old", published: "2026-01-01", recordings: ["01.wav": .tone()])
    try workspace.addEpisode("one", published: published, recordings: ["01.wav": .tone()])
    func titles(at now: Moment) throws -> [String] {
      let outcome = try workspace.run("build", "--now", now.rfc3339)
      #expect(outcome.end == .exited(0), "\(outcome.stderr)")
      return try XMLFile(workspace.path("private/audiences/early.xml")).texts("//item/title")
    }
    let due = try Moment.parse(due).get()
    #expect(try titles(at: due.advanced(by: -1)) == ["Episode old"])
    #expect(try titles(at: due) == ["Episode one", "Episode old"])
    let feed = XMLFile(workspace.path("private/audiences/early.xml"))
    #expect(try feed.text("//item[title='Episode one']/pubDate") == date)
  }

  @Test func `pages of equal cuts show the date of their own feed`() throws {
    let workspace = try SampleWorkspace(
      show: SampleWorkspace.shortLength + """
        facets: { customer: any }
        audiences:
          early: { title: Early, ahead: 3d }
          staff: { title: Staff }

        """
    )
    try workspace.addEpisode(
      "one",
      published: "2026-11-20T06:00:00Z",
      manifest: """
        segments: [{ audio: 01.wav, title: First, speaker: Dakota, tags: { customer: Acme } }]

        """,
      recordings: ["01.wav": .tone()]
    )
    let outcome = try workspace.run("build")
    #expect(outcome.end == .exited(0), "\(outcome.stderr)")
    let feeds = [
      "feed": "2026-11-20T06:00:00Z", "feed/audiences/staff": "2026-11-20T06:00:00Z",
      "private/audiences/early": "2026-11-17T06:00:00Z",
    ]
    let pages = [
      "index.html", "archive.html", "episodes/one.html", "tags/customer.html", "people/dakota.html",
    ]
    for (feed, date) in feeds {
      for page in pages {
        let text = try workspace.text("\(feed)/\(page)")
        let dates = text.matches(of: /<time datetime="(\d[^"]*)"/).map { String($0.output.1) }
        #expect(dates == [date], "\(feed)/\(page)")
      }
    }
  }
}
