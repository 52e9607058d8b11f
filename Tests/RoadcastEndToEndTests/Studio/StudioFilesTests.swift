import Foundation
import RoadcastTesting
import Testing

/// Recordings, notes and texts that `roadcast studio` writes.
struct StudioFilesTests {
  private func makeDesk() throws -> StudioDesk {
    let workspace = try SampleWorkspace()
    try workspace.addEpisode("first", recordings: ["Recording.wav": .tone(400, seconds: 1.2)])
    return try StudioDesk(workspace)
  }

  private func manifest(_ desk: StudioDesk) throws -> String {
    try desk.workspace.text("episodes/first/episode.yml")
  }

  // MARK: Recordings

  @Test func `recordings are added beside others of their names, whatever the page shows`() throws {
    let desk = try makeDesk()
    let list = "segments:\n  - audio: Recording.wav\n"
    try desk.workspace.write(try manifest(desk) + list, to: "episodes/first/episode.yml")
    let upload = try desk.upload([
      ("Recording.wav", WAV.tone(300, seconds: 1).bytes),
      ("Recording.vtt", Array(SampleWorkspace.transcript.utf8)),
    ])
    // Someone else saves meanwhile.
    _ = try desk.edit("first", #"{"kind": "text", "at": "title", "text": "Theirs"}"#)
    let body =
      #"{"version": "0", "upload": "\#(upload.id)", "names": ["Recording.wav", "Recording.vtt"]}"#
    let answer = try desk.post("/episodes/first/recordings", body)
    #expect(answer.status == 200, "\(answer.text)")
    let names = try desk.workspace.names(in: "episodes/first")
    #expect(names.contains("Recording-2.wav") && names.contains("Recording-2.vtt"))
    #expect(try manifest(desk).hasSuffix("\(list)  - audio: Recording-2.wav\n"))
    #expect(try manifest(desk).contains("title: Theirs"))
    #expect(try desk.post("/episodes/first/recordings", body).status == 404)
  }

  @Test(arguments: ["", "segments:\n  - audio: Recording.wav\n"])
  func `recordings that were added are taken away and added again`(list: String) throws {
    let desk = try makeDesk()
    try desk.workspace.write(try manifest(desk) + list, to: "episodes/first/episode.yml")
    let before = try manifest(desk)
    let folder = "episodes/first"
    let names = try desk.workspace.names(in: folder)
    let upload = try desk.upload([
      ("new.wav", WAV.tone(300, seconds: 1).bytes), ("new.vtt", Array("WEBVTT\n".utf8)),
    ])
    let body = #"{"upload": "\#(upload.id)", "names": ["new.wav", "new.vtt"]}"#
    let added = try JSONValue(desk.post("/episodes/first/recordings", body).body)
    let after = try manifest(desk)
    let step = try #require(added["step"]?.number)
    #expect(added["undoes"]?.text == "Add new.wav")
    func go(_ redoes: Bool) throws {
      let request =
        "{\"version\": \"\(try desk.version(of: "first"))\", \"step\": \(Int(step)), \"redoes\": \(redoes)}"
      let answer = try desk.post("/episodes/first/undo", request)
      #expect(answer.status == 200, "\(answer.text)")
    }
    try go(false)
    #expect(try desk.workspace.names(in: folder) == names)
    #expect(try manifest(desk) == before)
    try go(true)
    #expect(try manifest(desk) == after)
    #expect(try desk.workspace.folder.read("\(folder)/new.wav") == WAV.tone(300, seconds: 1).bytes)
    #expect(try desk.workspace.text("\(folder)/new.vtt") == "WEBVTT\n")
    #expect(try desk.get("/history/\(Int(step))").text.contains("\(folder)/new.wav"))
  }

  @Test
  func `a recording that was taken away can be downloaded, and the history says when it can't`()
    throws
  {
    let desk = try makeDesk()
    let bytes = WAV.tone(300, seconds: 1).bytes
    let upload = try desk.upload([("new.wav", bytes)])
    let folder = { try JSONValue(desk.get("/episodes/first/version").body)["folder"]?.text }
    let before = try folder()
    let body = #"{"upload": "\#(upload.id)", "names": ["new.wav"]}"#
    #expect(try desk.post("/episodes/first/recordings", body).status == 200)
    // Other pages of an episode without a list notice it.
    #expect(try folder() != before)
    #expect(!(try desk.get("/history/1").text.contains("/history/1/files/0")))
    #expect(try desk.get("/history/1/files/0").status == 404)
    #expect(try desk.post("/history/1/undo").status == 200)
    #expect(try folder() == before)
    #expect(try desk.get("/history/1").text.contains("href=\"/history/1/files/0\""))
    let file = try desk.get("/history/1/files/0")
    #expect(file.body == bytes)
    #expect(file.fields["content-disposition"] == "attachment")
    #expect(try JSONValue(desk.get("/episodes/first/state").body)["redoStep"]?.number == 1)
    try desk.workspace.remove(".roadcast/history/kept/1-0")
    let page = try desk.get("/history/1").text
    #expect(page.contains("the history no longer has the file"))
    #expect(!page.contains("data-kind="))
    #expect(try JSONValue(desk.get("/episodes/first/state").body)["redoStep"]?.number == nil)
  }

  @Test func `recordings that can't be listed stay with the page`() throws {
    let desk = try makeDesk()
    let list = "segments:\n  - audio: Recording.wav\nsegments:\n"
    let before = try manifest(desk) + list
    try desk.workspace.write(before, to: "episodes/first/episode.yml")
    let upload = try desk.upload([("new.wav", WAV.tone(300, seconds: 1).bytes)])
    let body = #"{"upload": "\#(upload.id)", "names": ["new.wav"]}"#
    #expect(try desk.post("/episodes/first/recordings", body).status == 422)
    #expect(try !desk.workspace.names(in: "episodes/first").contains("new.wav"))
    try desk.workspace.write("title: A\n", to: "episodes/first/episode.yml")
    #expect(try desk.post("/episodes/first/recordings", body).status == 200)
    #expect(try desk.workspace.names(in: "episodes/first").contains("new.wav"))
  }

  @Test func `a picture for a segment that's elsewhere by now isn't taken`() throws {
    let desk = try makeDesk()
    let upload = try desk.upload([("a.png", [1, 2, 3])])
    let body =
      #"{"upload": "\#(upload.id)", "names": ["a.png"], "segment": 0, "audio": "episodes/first/x.wav"}"#
    #expect(try desk.post("/episodes/first/recordings", body).status == 409)
    #expect(try !desk.workspace.names(in: "episodes/first").contains("a.png"))
    let right = body.replacing("x.wav", with: "Recording.wav")
    #expect(try desk.post("/episodes/first/recordings", right).status == 200)
    #expect(try manifest(desk).contains("image: a.png"))
  }

  @Test func `a transcript comes later, by its recording's name`() throws {
    let desk = try makeDesk()
    let file = "episodes/first/Recording.vtt"
    try desk.workspace.remove(file)
    let words = Array(SampleWorkspace.transcript.utf8)
    let upload = try desk.upload([("Recording.vtt", words)])
    let body = #"{"upload": "\#(upload.id)", "names": ["Recording.vtt"]}"#
    let before = try manifest(desk)
    #expect(try desk.post("/episodes/first/recordings", body).status == 200)
    #expect(try desk.workspace.folder.read(file) == words)
    #expect(try manifest(desk) == before)
    // One that exists isn't replaced, and one of no recording isn't taken.
    for name in ["Recording.vtt", "Other.vtt"] {
      let other = try desk.upload([(name, words + [0x0A])])
      let body = #"{"upload": "\#(other.id)", "names": ["\#(name)"]}"#
      #expect(try desk.post("/episodes/first/recordings", body).status == 409)
    }
    #expect(try desk.workspace.folder.read(file) == words)
    #expect(try !desk.workspace.names(in: "episodes/first").contains("Other.vtt"))
  }

  @Test func `what is left out is removed`() throws {
    let desk = try makeDesk()
    let upload = try desk.upload([("a.wav", [1]), ("b.wav", [2])])
    var fields = desk.ownFields
    let path = "/uploads/\(upload.id)"
    #expect(try desk.send("DELETE", path, fields).status == 403)
    fields["X-Roadcast-Token"] = desk.formToken
    let folder = ".roadcast/cache/studio/uploads-\(desk.process)"
    #expect(try desk.send("DELETE", "\(path)?name=a.wav", fields).status == 204)
    #expect(try desk.send("DELETE", "\(path)?name=../b.wav", fields).status == 404)
    #expect(try desk.workspace.names(in: "\(folder)/\(upload.id)") == ["b.wav"])
    #expect(try desk.send("DELETE", path, fields).status == 204)
    #expect(try desk.workspace.names(in: folder).isEmpty)
  }

  // MARK: Texts

  @Test(arguments: [
    ("One\r\nTwo\r\n", "One\r\n2\r\n"), ("\u{FEFF}One\nTwo", "\u{FEFF}One\n2"),
    ("One\rTwo\r", "One\r2\r"),
    ("\nOne\nTwo\n", "\nOne\n2\n"),
  ])
  func `a text and notes keep their line ends and their mark`(old: String, new: String) throws {
    let desk = try makeDesk()
    let manifest = "title: A\npublished: 2026-11-20\nnotes: Notes.MD\n"
    try desk.workspace.write(manifest, to: "episodes/first/episode.yml")
    let file = "episodes/first/Notes.MD"
    try desk.workspace.write(old, to: file)
    let lines = old.replacing("\u{FEFF}", with: "").replacing("\r\n", with: "\n").replacing(
      "\r",
      with: "\n"
    )
    let page = try desk.get("/episodes/first").text
    #expect(page.contains("dir=\"auto\">\n\(lines)</textarea>"))
    let version = try #require(page.firstMatch(of: /data-version="([0-9a-f]{64})" dir/)?.1)
    let wanted = String(
      decoding: try JSONEncoder().encode(lines.replacing("Two", with: "2")),
      as: UTF8.self
    )
    let body = #"{"version": "0", "notesVersion": "\#(version)", "text": \#(wanted)}"#
    let answer = try desk.post("/episodes/first/notes", body)
    #expect(answer.status == 200, "\(answer.text)")
    #expect(try desk.workspace.text(file) == new)
    // The answer's version is the one for the next change, and the page's isn't any more.
    let next = try #require(JSONValue(answer.body)["notesVersion"]?.text)
    #expect(
      try desk.post("/episodes/first/notes", body.replacing("n2", with: "n3")).status == 409
    )
    let back = String(decoding: try JSONEncoder().encode(lines), as: UTF8.self)
    let again = #"{"version": "0", "notesVersion": "\#(next)", "text": \#(back)}"#
    #expect(try desk.post("/episodes/first/notes", again).status == 200)
    #expect(try desk.workspace.text(file) == old)
  }

  @Test func `a text that a browser would change elsewhere too is only shown`() throws {
    let desk = try makeDesk()
    try desk.workspace.write("title: A\nnotes: n.md\n", to: "episodes/first/episode.yml")
    let bytes: [[UInt8]] = [Array("a\r\nb\n".utf8), Array("a\0b\n".utf8), [0x61, 0xFF]]
    for text in bytes {
      try desk.workspace.write(text, to: "episodes/first/n.md")
      let page = try desk.get("/text?file=episodes/first/n.md").text
      #expect(page.contains(" readonly>"))
      let version = try #require(page.firstMatch(of: /data-version="([0-9a-f]{64})"/)?.1)
      let body = #"{"file": "episodes/first/n.md", "version": "\#(version)", "text": "x"}"#
      #expect(try desk.post("/text", body).status == 409)
      let notes = #"{"version": "0", "notesVersion": "\#(version)", "text": "x"}"#
      #expect(try desk.post("/episodes/first/notes", notes).status == 409)
      let state = try JSONValue(desk.get("/episodes/first/state").body)
      #expect(state["refusals"]?.list?.map { $0["at"]?.text } == ["notes"])
      #expect(try desk.workspace.folder.read("episodes/first/n.md") == text)
    }
  }

  @Test func `a long transcript can be saved`() throws {
    let desk = try makeDesk()
    let file = "episodes/first/Recording.vtt"
    let version = try #require(
      desk.get("/text?file=\(file)").text.firstMatch(of: /data-version="([0-9a-f]{64})"/)?.1
    )
    let line = "Some words that someone said, and then some more of them.\\n"
    let text =
      SampleWorkspace.transcript.replacing("\n", with: "\\n")
      + String(repeating: line, count: 40_000)
    let body = #"{"file": "\#(file)", "version": "\#(version)", "text": "\#(text)"}"#
    #expect(try desk.post("/text", body).status == 200)
    #expect(try desk.workspace.folder.read(file).count > 2 << 20)
  }

  // MARK: Problems

  @Test func `someone who follows a link gets a page, and a script gets JSON`() throws {
    let desk = try makeDesk()
    for path in ["/episodes/gone", "/text?file=episodes/first/gone.md", "/nothing"] {
      var fields = desk.ownFields
      #expect(try desk.send("GET", path, fields).fields["content-type"] == "application/json")
      fields["Accept"] = "text/html,*/*"
      let page = try desk.send("GET", path, fields)
      #expect(page.status == 404)
      #expect(page.fields["content-type"] == "text/html; charset=utf-8")
      #expect(page.text.contains("Go to the episodes"))
    }
  }
}
