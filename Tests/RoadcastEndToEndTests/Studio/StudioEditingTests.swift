import Foundation
import RoadcastTesting
import Testing

/// Changes of manifests by `roadcast studio`.
struct StudioEditingTests {
  private static let manifest = """
    # Ask Dana before you change this.
    title:   'First one'      # a comment
    published: 2026-11-20T06:00:00-05:00

    segments:
      # The welcome stays first.
      - audio: 01.wav
        speaker: Dana Reyes   # of Duluth
      - { audio: 02.wav, title: "Second" }

    """

  private func makeDesk() throws -> StudioDesk {
    let workspace = try SampleWorkspace()
    try workspace.addEpisode(
      "first",
      recordings: [
        "01.wav": .tone(400, seconds: 1.5), "02.wav": .tone(300, seconds: 2),
      ]
    )
    try workspace.write(Self.manifest, to: "episodes/first/episode.yml")
    return try StudioDesk(workspace)
  }

  private func text(_ desk: StudioDesk) throws -> String {
    try desk.workspace.text("episodes/first/episode.yml")
  }

  @Test func `a change leaves everything else as it was, byte for byte`() throws {
    let desk = try makeDesk()
    let answer = try desk.edit(
      "first",
      "{\"kind\": \"text\", \"at\": \"title\", \"text\": \"Colons: and #hashes\"}"
    )
    #expect(answer.status == 200, "\(answer.text)")
    #expect(
      try text(desk) == Self.manifest.replacing("'First one'", with: "'Colons: and #hashes'")
    )
  }

  @Test func `segments move with their comments`() throws {
    let desk = try makeDesk()
    let answer = try desk.edit("first", "{\"kind\": \"move\", \"from\": 1, \"to\": 0}")
    #expect(answer.status == 200, "\(answer.text)")
    let moved = try text(desk)
    #expect(moved.contains("speaker: Dana Reyes   # of Duluth"))
    let second = try #require(moved.firstRange(of: "02.wav"))
    let first = try #require(moved.firstRange(of: "01.wav"))
    #expect(second.lowerBound < first.lowerBound)
  }

  @Test func `what someone else wrote meanwhile is never overwritten`() throws {
    let desk = try makeDesk()
    let version = try desk.version(of: "first")
    let theirs = Self.manifest.replacing("First one", with: "By someone else")
    try desk.workspace.write(theirs, to: "episodes/first/episode.yml")
    let answer = try desk.post(
      "/episodes/first/edits",
      "{\"version\": \"\(version)\", \"edits\": [{\"kind\": \"text\", \"at\": \"title\", \"text\": \"Mine\"}]}"
    )
    #expect(answer.status == 409)
    let conflict = try JSONValue(answer.body)
    #expect(conflict["theirs"]?.text == theirs)
    #expect(conflict["mine"]?.text?.contains("'Mine'") == true)
    #expect(try text(desk) == theirs)
    // Whoever chooses their own change makes it in what's on the disk.
    let chosen = try #require(conflict["version"]?.text)
    let again = try desk.post(
      "/episodes/first/edits",
      "{\"version\": \"\(chosen)\", \"edits\": [{\"kind\": \"text\", \"at\": \"title\", \"text\": \"Mine\"}]}"
    )
    #expect(again.status == 200)
    #expect(try text(desk) == Self.manifest.replacing("First one", with: "Mine"))
  }

  @Test func `a change of a segment that's elsewhere by now isn't made`() throws {
    let desk = try makeDesk()
    let edits = [
      #"{"kind": "remove", "from": 0, "audio": "episodes/first/02.wav"}"#,
      #"{"kind": "move", "from": 1, "to": 0, "audio": "episodes/first/01.wav"}"#,
      #"{"kind": "text", "at": "segments[1].title", "text": "x", "audio": "episodes/first/01.wav"}"#,
      #"{"kind": "text", "at": "segments[7].title", "text": "x", "audio": "episodes/first/01.wav"}"#,
    ]
    for edit in edits {
      let answer = try desk.edit("first", edit)
      #expect(answer.status == 409)
      #expect(try JSONValue(answer.body)["version"]?.text == desk.version(of: "first"))
      #expect(try text(desk) == Self.manifest)
    }
    let two = edits[0].replacing("02.wav", with: "01.wav")
    #expect(try desk.edit("first", "\(two), \(two)").status == 409)
    #expect(try text(desk) == Self.manifest)
    #expect(try desk.edit("first", two).status == 200)
    #expect(try !text(desk).contains("01.wav"))
  }

  @Test func `without a list of segments, the folder's recordings are counted`() throws {
    let desk = try makeDesk()
    try desk.workspace.write("title: A\n", to: "episodes/first/episode.yml")
    let edit =
      #"{"kind": "text", "at": "segments[1].title", "text": "x", "audio": "episodes/first/02.wav"}"#
    try desk.workspace.write(WAV.tone(200, seconds: 1).bytes, to: "episodes/first/00.wav")
    #expect(try desk.edit("first", edit).status == 409)
    #expect(try text(desk) == "title: A\n")
    #expect(try desk.edit("first", edit.replacing("[1]", with: "[2]")).status == 200)
  }

  @Test(arguments: [
    #"{"kind": "remove", "from": 9223372036854775807}"#, #"{"kind": "remove", "from": -1}"#,
    #"{"kind": "move", "from": 9223372036854775807, "to": 9223372036854775807}"#,
    #"{"kind": "text", "at": "segments[99].title", "text": "x"}"#,
  ])
  func `positions that no segment has are refused`(edit: String) throws {
    let desk = try makeDesk()
    #expect(try desk.edit("first", edit).status == 422)
    let deep = "a" + String(repeating: ".a", count: 100_000)
    #expect(
      try desk.edit("first", #"{"kind": "text", "at": "\#(deep)", "text": "x"}"#).status == 409
    )
    #expect(try text(desk) == Self.manifest)
  }

  @Test func `a file that was removed meanwhile can be written again`() throws {
    let desk = try makeDesk()
    let file = "episodes/first/notes.md"
    try desk.workspace.write("# Notes\n", to: file)
    let page = try desk.get("/text?file=\(file)").text
    let version = try #require(page.firstMatch(of: /data-version="([0-9a-f]{64})"/)?.1)
    try desk.workspace.remove(file)
    let body = #"{"file": "\#(file)", "version": "VERSION", "text": "Mine\n"}"#
    let answer = try desk.post("/text", body.replacing("VERSION", with: version))
    #expect(answer.status == 409)
    let conflict = try JSONValue(answer.body)
    #expect(conflict["isGone"] == .flag(true))
    let theirs = try #require(conflict["version"]?.text)
    #expect(try desk.post("/text", body.replacing("VERSION", with: theirs)).status == 200)
    #expect(try desk.workspace.text(file) == "Mine\n")
  }

  @Test func `the last change can be undone`() throws {
    let desk = try makeDesk()
    _ = try desk.edit("first", "{\"kind\": \"text\", \"at\": \"title\", \"text\": \"Other\"}")
    let state = try JSONValue(desk.get("/episodes/first/state").body)
    let version = try desk.version(of: "first")
    #expect(state["step"]?.number == 1)
    #expect(try desk.get("/episodes/first").text.contains("data-step=\"1\""))
    func undo(_ version: String, step: Int) throws -> HTTPResponse {
      try desk.post("/episodes/first/undo", #"{"version": "\#(version)", "step": \#(step)}"#)
    }
    // Someone else's change, which the page doesn't show, isn't taken back.
    _ = try desk.edit("first", #"{"kind": "text", "at": "summary", "text": "By someone else"}"#)
    let later = try text(desk)
    #expect(try undo(version, step: 1).status == 409)
    let now = try desk.version(of: "first")
    #expect(try undo(now, step: 1).status == 409)
    #expect(try undo(version, step: 2).status == 409)
    #expect(try text(desk) == later)
    let undone = try undo(now, step: 2)
    #expect(undone.status == 200)
    #expect(try JSONValue(undone.body)["step"]?.number == 1)
    #expect(try undo(version, step: 1).status == 200)
    #expect(try text(desk) == Self.manifest)
  }

  @Test func `what was undone can be done again, until something else is changed`() throws {
    let desk = try makeDesk()
    try desk.workspace.write(Self.manifest + "notes: n.md\n", to: "episodes/first/episode.yml")
    try desk.workspace.write("One.\n", to: "episodes/first/n.md")
    _ = try desk.edit("first", #"{"kind": "text", "at": "title", "text": "Other"}"#)
    let titled = try text(desk)
    let page = try desk.get("/episodes/first").text
    let version = try #require(page.firstMatch(of: /data-version="([0-9a-f]{64})" dir/)?.1)
    let body = #"{"version": "0", "notesVersion": "\#(version)", "text": "Two.\n"}"#
    #expect(try desk.post("/episodes/first/notes", body).status == 200)
    func post(_ step: Int, redoes: Bool) throws -> HTTPResponse {
      let version = try desk.version(of: "first")
      return try desk.post(
        "/episodes/first/undo",
        #"{"version": "\#(version)", "step": \#(step), "redoes": \#(redoes)}"#
      )
    }
    var answer = try JSONValue(post(2, redoes: false).body)
    #expect(try desk.workspace.text("episodes/first/n.md") == "One.\n")
    #expect(answer["undoes"]?.text == "Change the title")
    #expect(answer["redoes"]?.text == "Change the show notes")
    #expect(try post(1, redoes: false).status == 200)
    #expect(try text(desk) == Self.manifest + "notes: n.md\n")
    // In the order in which they were made.
    #expect(try post(2, redoes: true).status == 409)
    answer = try JSONValue(post(1, redoes: true).body)
    #expect(try text(desk) == titled)
    #expect(answer["redoStep"]?.number == 2)
    #expect(try post(2, redoes: true).status == 200)
    #expect(try desk.workspace.text("episodes/first/n.md") == "Two.\n")
    #expect(try post(2, redoes: false).status == 200)
    _ = try desk.edit("first", #"{"kind": "text", "at": "summary", "text": "New"}"#)
    let state = try JSONValue(desk.get("/episodes/first/state").body)
    #expect(state["redoStep"]?.number == nil)
    #expect(try post(2, redoes: true).status == 409)
  }

  @Test func `a role and repairs are written for their recording alone`() throws {
    let desk = try makeDesk()
    func edit(_ edit: String) throws -> Int { try desk.edit("first", edit).status }
    #expect(
      try edit(#"{"kind": "text", "at": "segments[0].role", "text": "guest"}"#) == 200
    )
    #expect(try text(desk).contains("role: guest"))
    func repair(_ step: String, _ isOn: Bool) throws -> Int {
      try edit(
        #"{"kind": "repairs", "at": "segments[1].clean", "texts": ["\#(step)"], "text": "\#(isOn)"}"#
      )
    }
    #expect(try repair("trim", false) == 200)
    #expect(try repair("shorten_pauses", true) == 200)
    #expect(try text(desk).contains("clean: { trim: false, shorten_pauses: true }"))
    let cards = try #require(JSONValue(desk.get("/episodes/first/state").body)["segments"]?.text)
    #expect(cards.contains(#"value="shorten_pauses" checked"#))
    // As the show has it: nothing is written.
    #expect(try repair("trim", true) == 200)
    #expect(try repair("shorten_pauses", false) == 200)
    #expect(try !text(desk).contains("clean"))
    func write(_ clean: String) throws {
      try desk.workspace.write(
        Self.manifest.replacing("title: \"Second\"", with: "clean: \(clean)"),
        to: "episodes/first/episode.yml"
      )
    }
    // What's written for the others stays, also where it's as the show has it.
    try write("{ stereo: true, leveller: false }")
    #expect(try repair("trim", false) == 200)
    let changed = try text(desk)
    for switched in ["stereo: true", "leveller: false", "trim: false"] {
      #expect(changed.contains(switched), "\(changed)")
    }
    #expect(try repair("trim", true) == 200)
    #expect(try text(desk).contains("clean: { stereo: true, leveller: false }"))
    try write("false")
    #expect(try repair("stereo", true) == 200)
    let others = "dc_offset: false, high_pass: false, trim: false"
    #expect(
      try text(desk).contains("clean: { \(others), leveller: false, shorten_pauses: false }")
    )
  }

  @Test func `an episode that's a finished file says why its recordings can't be changed`() throws {
    let desk = try makeDesk()
    let manifest = "title: A\npublished: 2026-11-20\n# Made elsewhere.\nenclosure: 01.mp3\n"
    try desk.workspace.write(manifest, to: "episodes/first/episode.yml")
    let state = try JSONValue(desk.get("/episodes/first/state").body)
    let refusals = try #require(state["refusals"]?.list)
    #expect(refusals.contains { $0["at"]?.text == "segments" && $0["line"]?.number == 4 })
    #expect(try !desk.get("/episodes/first").text.contains("id=\"drop\""))
    for edit in [
      #"{"kind": "remove", "from": 0}"#,
      #"{"kind": "text", "at": "segments[0].title", "text": "x", "audio": "episodes/first/01.mp3"}"#,
    ] {
      let answer = try desk.edit("first", edit)
      #expect(answer.status == 422)
      #expect(answer.text.contains("finished file"))
      #expect(answer.text.contains("line 4"))
    }
    #expect(try text(desk) == manifest)
    #expect(try desk.edit("first", #"{"kind": "text", "at": "title", "text": "B"}"#).status == 200)
  }

  @Test func `segments keep their positions beside one that can't be read`() throws {
    let desk = try makeDesk()
    let manifest = Self.manifest.replacing(
      "  # The welcome",
      with: "  - title: No recording\n    # The welcome"
    )
    try desk.workspace.write(manifest, to: "episodes/first/episode.yml")
    let state = try JSONValue(desk.get("/episodes/first/state").body)
    let cards = try #require(state["segments"]?.text)
    let positions = cards.matches(of: /data-index="(\d+)" data-audio="([^"]+)"/).map {
      "\($0.1) \($0.2)"
    }
    #expect(positions == ["1 01.wav", "2 02.wav"])
    let answer = try desk.edit(
      "first",
      #"{"kind": "text", "at": "segments[2].title", "text": "New", "audio": "episodes/first/02.wav"}"#
    )
    #expect(answer.status == 200)
    #expect(try text(desk) == manifest.replacing("\"Second\"", with: "\"New\""))
  }

  @Test func `an approval has the day on which it's given`() throws {
    let desk = try makeDesk()
    let show = try desk.workspace.text("episodes/show.yml")
    try desk.workspace.write(show + "approvals: [sales]\n", to: "episodes/show.yml")
    let edit = #"{"kind": "text", "at": "approved.sales", "text": "2020-01-01 Dana Reyes"}"#
    #expect(try desk.edit("first", edit).status == 200)
    let line = try #require(text(desk).firstMatch(of: /sales: (\S+) Dana Reyes\n/))
    #expect(SampleWorkspace.now.hasPrefix(line.1))
  }

  @Test func `problems are at their fields while someone types, and nothing is written`() throws {
    let desk = try makeDesk()
    let version = try desk.version(of: "first")
    let answer = try desk.post(
      "/episodes/first/check",
      "{\"version\": \"\(version)\", \"edits\": [{\"kind\": \"text\", \"at\": \"segments[1].title\", \"text\": \"\(String(repeating: "x", count: 300))\"}]}"
    )
    let problems = try #require(JSONValue(answer.body)["problems"]?.list)
    #expect(
      problems.contains {
        $0["at"]?.text == "segments[1].title" && $0["rule"]?.text == "too-many-characters"
      }
    )
    #expect(try text(desk) == Self.manifest)
  }

  @Test func `a manifest that can't be read is edited as text, with its error's line`() throws {
    let desk = try makeDesk()
    try desk.workspace.write("title: [\n", to: "episodes/first/episode.yml")
    let page = try desk.get("/episodes/first")
    #expect(page.status == 303)
    let location = try #require(page.fields["location"])
    let shown = try desk.get(location).text
    #expect(shown.contains("title: ["))
    #expect(shown.contains("data-page=\"/episodes/first\""))
    // One that can be read in part can't be changed in its fields either.
    try desk.workspace.write(
      Self.manifest + "summary: \"half\n",
      to: "episodes/first/episode.yml"
    )
    #expect(try desk.get("/episodes/first").fields["location"] == location)
    try desk.workspace.write("title: [\n", to: "episodes/first/episode.yml")
    let file = "episodes/first/episode.yml"
    let wrong = "{\"file\": \"\(file)\", \"version\": \"0\", \"text\": \"title: [\\n\"}"
    let problems = try JSONValue(desk.post("/text/check", wrong).body)["problems"]?.list
    #expect(problems?.contains { ($0["line"]?.number ?? 0) > 0 } == true)
    for name in ["../../x.yml", "episodes/../x.yml", "episodes/first/01.wav", ".roadcast/key"] {
      #expect(try desk.get("/text?file=\(name)").status == 404)
    }
  }

  @Test func `what can't be changed safely is refused with its line`() throws {
    let desk = try makeDesk()
    let manifest = Self.manifest.replacing("segments:", with: "summary: a\nsummary: b\nsegments:")
    try desk.workspace.write(manifest, to: "episodes/first/episode.yml")
    let state = try JSONValue(desk.get("/episodes/first/state").body)
    let refusals = try #require(state["refusals"]?.list)
    #expect(refusals.map { $0["at"]?.text } == ["summary"])
    #expect(refusals.first?["line"]?.number == 6)
    let answer = try desk.edit(
      "first",
      "{\"kind\": \"text\", \"at\": \"summary\", \"text\": \"c\"}"
    )
    #expect(answer.status == 422)
    #expect(answer.text.contains("line 6"))
    #expect(try text(desk) == manifest)
  }

  @Test func `each change is in the history, and can be undone and done again`() throws {
    let desk = try makeDesk()
    _ = try desk.edit("first", "{\"kind\": \"text\", \"at\": \"title\", \"text\": \"Other\"}")
    #expect(try desk.get("/history").text.contains("Change the title"))
    #expect(try desk.post("/history/1/undo").status == 200)
    #expect(try text(desk) == Self.manifest)
    #expect(try desk.post("/history/1/redo").status == 200)
    #expect(try text(desk) == Self.manifest.replacing("First one", with: "Other"))
  }

  @Test func `a date is written as the show writes dates`() throws {
    let desk = try makeDesk()
    _ = try desk.edit(
      "first",
      "{\"kind\": \"moment\", \"at\": \"published\", \"text\": \"2026-12-04T07:30\"}"
    )
    #expect(try text(desk).contains("published: 2026-12-04 07:30\n"))
  }
}
