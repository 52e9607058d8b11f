import Foundation
import RoadcastTesting
import Testing

/// The studio's history: what was changed, side by side, and undoing it.
struct StudioHistoryTests {
  private func makeDesk() throws -> StudioDesk {
    let workspace = try SampleWorkspace()
    try workspace.addEpisode(
      "first",
      manifest: "# Keep <this>.\n",
      recordings: ["01.wav": .tone(400, seconds: 1.2)]
    )
    return try StudioDesk(workspace)
  }

  @Test func `a change is shown line by line, and undone from there`() throws {
    let desk = try makeDesk()
    let before = try desk.workspace.text("episodes/first/episode.yml")
    _ = try desk.edit("first", #"{"kind": "text", "at": "title", "text": "<b>New</b>"}"#)
    let page = try desk.get("/history/1").text
    #expect(page.contains("<h1 dir=\"auto\">Change the title</h1>"))
    #expect(
      page.contains(
        /<del dir="auto"><span class="hide" dir="ltr">Before: <\/span>title: Episode first<\/del>/
      )
    )
    #expect(page.contains("After: </span>title: &lt;b&gt;New&lt;/b&gt;</ins>"))
    #expect(page.contains("<span class=\"line\" dir=\"auto\"># Keep &lt;this&gt;.</span>"))
    #expect(page.contains("data-kind=\"undo\""))
    #expect(try desk.post("/history/1/undo").status == 200)
    #expect(try desk.workspace.text("episodes/first/episode.yml") == before)
    #expect(try desk.get("/history/1").text.contains("data-kind=\"redo\""))
    #expect(try desk.get("/history/99").status == 404)
  }

  @Test func `what a step made can't be undone over someone's later change`() throws {
    let desk = try makeDesk()
    _ = try desk.edit("first", #"{"kind": "text", "at": "title", "text": "Mine"}"#)
    let theirs = try desk.workspace.text("episodes/first/episode.yml") + "summary: Theirs\n"
    try desk.workspace.write(theirs, to: "episodes/first/episode.yml")
    let page = try desk.get("/history/1").text
    #expect(!page.contains("data-kind=\"undo\""))
    #expect(page.contains("changed since"))
    #expect(try desk.post("/history/1/undo").status == 409)
    #expect(try desk.workspace.text("episodes/first/episode.yml") == theirs)
  }

  @Test func `a new episode is in the history, and isn't undone there`() throws {
    let desk = try makeDesk()
    let made = try JSONValue(
      desk.post("/episodes", #"{"title": "Made here", "names": []}"#).body
    )
    let slug = try #require(made["slug"]?.text)
    let list = try desk.get("/history?episode=\(slug)").text
    #expect(list.contains("Create the episode \(slug)"))
    #expect(!list.contains("data-kind="))
    #expect(try desk.get("/history/1").text.contains("After: </span>title: &quot;Made here&quot;"))
    #expect(try desk.post("/history/1/undo").status == 409)
    #expect(try desk.workspace.names(in: "episodes/\(slug)").contains("episode.yml"))
    // The episode's own button doesn't offer it either.
    let state = try JSONValue(desk.get("/episodes/\(slug)/state").body)
    #expect(state["step"]?.number == nil)
  }

  @Test func `what the transcriber wrote is taken away and written again`() throws {
    let desk = try makeDesk()
    let programs = try TemporaryFolder()
    try programs.write("printf 'WEBVTT\\n\\n00:00.000 --> 00:00.900\\nHello.\\n'\n", to: "write.sh")
    try desk.workspace.write(
      SampleWorkspace.header + SampleWorkspace.shortLength
        + "transcriber: sh \(programs.path)/write.sh {audio}\n",
      to: "episodes/show.yml"
    )
    try desk.workspace.remove("episodes/first/01.vtt")
    let names = try desk.workspace.names(in: "episodes/first")
    #expect(try desk.post("/episodes/first/transcribe").status == 200)
    let written = try Set(desk.workspace.names(in: "episodes/first")).subtracting(names)
    let name = try #require(written.first)
    let text = try desk.workspace.text("episodes/first/\(name)")
    #expect(try desk.post("/history/1/undo").status == 200)
    #expect(try desk.workspace.names(in: "episodes/first") == names)
    #expect(try desk.post("/history/1/redo").status == 200)
    #expect(try desk.workspace.text("episodes/first/\(name)") == text)
  }

  @Test func `the calendar shows weekdays, times and what goes out next`() throws {
    let show =
      SampleWorkspace.header + SampleWorkspace.shortLength
      + "cadence: weekly\ntimezone: Europe/Berlin\n"
    let desk = try makeDesk()
    try desk.workspace.write(show, to: "episodes/show.yml")
    try desk.workspace.addEpisode(
      "later",
      published: "2026-12-09 07:30",
      recordings: ["01.wav": .tone(500, seconds: 1.2)]
    )
    #expect(try desk.workspace.run("build").end == .exited(0))
    let page = try desk.get("/calendar").text
    let text = page.replacing(/<[^>]*>/, with: " ").replacing(/\s+/, with: " ")
    #expect(text.contains("Next Wednesday, "))
    #expect(text.contains(", 07:30 (Europe/Berlin) Episode later goes out: the main feed"))
    #expect(text.contains("No timer has run"))
    #expect(text.contains("Friday, "))
    #expect(text.contains("missed") || text.contains("due now"))
    #expect(page.contains("<a href=\"/calendar\" aria-current=\"page\">Calendar</a>"))
  }

  @Test func `the report is read once for its page and its style`() throws {
    let desk = try makeDesk()
    let page = try desk.get("/report").text
    let address = try #require(page.firstMatch(of: /href="(\/report\.css\?v=[0-9a-f]+)"/)).1
    // Nothing is read again: the show could be gone by now.
    try desk.workspace.remove("episodes/show.yml")
    let style = try desk.get(String(address))
    #expect(style.status == 200)
    #expect(style.text.contains(".cards"))
    #expect(page.contains("<a href=\"/report\" aria-current=\"page\">Report</a>"))
  }
}
