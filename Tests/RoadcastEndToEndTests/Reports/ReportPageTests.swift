import Foundation
import RoadcastTesting
import Testing

/// The page that `--html` writes for managers.
///
/// `make browser-test` checks how it looks.
struct ReportPageTests {
  private func workspace(titles: [String]) throws -> SampleWorkspace {
    let workspace = try SampleWorkspace(
      show: SampleWorkspace.shortLength + """
        cadence: weekly
        facets: { kind: [news, training], customer: any }

        """
    )
    for (index, title) in titles.enumerated() {
      try workspace.addRecording("episodes/e\(index)/01.wav", WAV.tone().bytes)
      let quoted = title.replacing("'", with: "''")
      try workspace.write(
        """
        title: '\(quoted)'
        published: 2026-11-\(index < 9 ? "0" : "")\(index + 1)T06:00:00Z
        tags: { kind: news, customer: '\(quoted)' }
        segments: [{ audio: 01.wav, title: '\(quoted)', speaker: '\(quoted)' }]

        """,
        to: "episodes/e\(index)/episode.yml"
      )
    }
    return workspace
  }

  private func page(of workspace: SampleWorkspace, _ arguments: [String]) throws -> String {
    let path = workspace.path("report.html")
    let outcome = try workspace.command(arguments + ["--html", path]).run()
    #expect(outcome.end == .exited(0), "\(outcome.stderr)")
    return try String(contentsOfFile: path, encoding: .utf8)
  }

  @Test(arguments: [["report", "lengths"], ["report", "tags"], ["calendar"]])
  func `every report writes the same page with all reports`(arguments: [String]) throws {
    let workspace = try workspace(titles: ["Kick-off", "Second"])
    let page = try page(of: workspace, arguments)
    for heading in [
      "Length", "Kinds of segments", "Speakers", "Schedule",
    ] {
      #expect(page.contains("<h2>\(heading)</h2>"))
    }
    #expect(page.contains("<bdi>Kick-off</bdi>"))
    #expect(workspace.litter == [])
    // The same input and time give the same bytes, and an older page is replaced.
    #expect(try self.page(of: workspace, arguments) == page)
  }

  @Test func `the three questions come first, and long lists are folded`() throws {
    let workspace = try workspace(titles: (1...14).map { "Title \($0)" })
    for index in 0..<12 { try workspace.remove("episodes/e\(index)/01.wav") }
    for index in 0..<9 { try workspace.write("x: y\n", to: "episodes/bad\(index)/episode.yml") }
    let page = try page(of: workspace, ["report", "lengths"])
    let headings = page.matches(of: /<h2>(.+?)<\/h2>/).map { String($0.1) }
    #expect(
      headings == [
        "Length", "Schedule", "Topics", "Kinds of segments", "Speakers",
        "Problems in the workspace",
      ]
    )
    // The first errors are visible; the others are folded.
    let problems = try #require(page.range(of: "Problems in the workspace"))
    let fold = try #require(page[problems.upperBound...].range(of: "<details>"))
    let shown = page[problems.upperBound..<fold.lowerBound]
    #expect(shown.matches(of: /class="error"/).count == 8)
    #expect(page[fold.upperBound...].contains("class=\"error\""))
  }

  @Test func `only the first dozen speakers are on the page`() throws {
    let page = try page(
      of: try workspace(titles: (1...14).map { "Title \($0)" }),
      ["report", "lengths"]
    )
    #expect(page.contains("<p>2 more; <code>roadcast report lengths</code> lists them all.</p>"))
  }

  @Test func `an old problem is mentioned, and doesn't change the current verdict`() throws {
    let workspace = try SampleWorkspace(
      show: "length: { min: \"0:01\", max: \"0:02\" }\ncadence: weekly\n"
    )
    try workspace.addEpisode("long", recordings: ["01.wav": .tone(seconds: 3)])
    let recent = try page(of: workspace, ["report", "lengths"])
    #expect(recent.contains("<li class=\"out\"><p class=\"name\">Brief</p>"))
    let later = try page(of: workspace, ["report", "lengths", "--now", "2027-02-01T12:00:00Z"])
    #expect(later.contains("<li class=\"on\"><p class=\"name\">Brief</p>"))
    #expect(later.contains("1 too long"))
    #expect(later.contains("no briefing"))
    #expect(!recent.contains("an audience’s own version"))
  }

  @Test func `a title with markup stays text`() throws {
    let hostile = "<script>alert(1)</script>\"'><svg onload=alert(2)>{{show}} & ]]>"
    let page = try page(of: try workspace(titles: [hostile, "b"]), ["report", "lengths"])
    #expect(!page.lowercased().contains("<script"))
    #expect(!page.contains("<svg onload"))
    #expect(
      page.contains(
        "&lt;script&gt;alert(1)&lt;/script&gt;&quot;&#39;&gt;&lt;svg onload=alert(2)&gt;{{show}} &amp; ]]&gt;"
      )
    )
  }

  @Test func `the page loads nothing else`() throws {
    let page = try page(of: try workspace(titles: ["a"]), ["report", "lengths"])
    #expect(page.contains("default-src 'none'; style-src 'unsafe-inline'"))
    for word in ["http:", "https:", "src=\"", "url(", "@import", "href="] {
      #expect(!page.contains(word), "\(word)")
    }
  }

  @Test func `a page without episodes says so`() throws {
    let page = try page(of: try workspace(titles: []), ["report", "lengths"])
    #expect(page.contains("No briefings published yet."))
    #expect(page.contains("Nothing planned"))
  }

  @Test func `a file that isn't such a page is never replaced`() throws {
    let workspace = try workspace(titles: ["a"])
    let before = try workspace.text("episodes/show.yml")
    for path in ["episodes/show.yml", "episodes/e0/01.wav", "episodes", "nowhere/report.html"] {
      let outcome = try workspace.run("calendar", "--html", workspace.path(path))
      #expect(outcome.end == .exited(2))
      #expect(outcome.stderr.contains("roadcast: error: "))
    }
    let after = try workspace.text("episodes/show.yml")
    #expect(after == before)
    #expect(workspace.litter == [])
  }

  @Test func `the page shows problems, and episodes that can't be measured`() throws {
    let workspace = try workspace(titles: ["a", "b"])
    try workspace.remove("episodes/e1/01.wav")
    let page = try page(of: workspace, ["report", "lengths"])
    #expect(page.contains("Problems in the workspace"))
    #expect(page.contains("can’t be measured"))
  }
}
