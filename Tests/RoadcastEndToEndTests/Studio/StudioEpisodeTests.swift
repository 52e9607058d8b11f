import Foundation
import RoadcastTesting
import Testing

/// Episodes made in `roadcast studio`.
struct StudioEpisodeTests {
  @Test func `dropped recordings become an episode whose versions are the published files`() throws
  {
    let desk = try StudioDesk(try SampleWorkspace())
    let upload = try desk.upload([
      ("02 later.wav", WAV.tone(400, seconds: 1.5).bytes),
      ("../../01 first.wav", WAV.tone(300, seconds: 1.2).bytes),
    ])
    #expect(upload.names == ["02 later.wav", "01 first.wav"])
    let names = upload.names.map { "\"\($0)\"" }.joined(separator: ", ")
    let made = try desk.post(
      "/episodes",
      "{\"title\": \"Quotes: \\\"and\\\" #more\\u0007\", \"day\": null, \"upload\": \"\(upload.id)\", \"names\": [\(names)]}"
    )
    #expect(made.status == 200, "\(made.text)")
    let slug = try #require(JSONValue(made.body)["slug"]?.text)
    #expect(slug == "2026-12-01-quotes-and-more")
    let manifest = try desk.workspace.text("episodes/\(slug)/episode.yml")
    #expect(manifest.hasPrefix("title: 'Quotes: \"and\" #more'\n"))
    #expect(try desk.get("/episodes/\(slug)").status == 200)
    let version = try ServedWorkspace.wait {
      let answer = try? JSONValue(desk.get("/episodes/\(slug)/listen/main").body)
      return answer?["isWhole"] == .flag(true) ? answer : nil
    }
    let draft = try desk.get(try #require(version["address"]?.text))
    #expect(draft.fields["content-type"] == "audio/mpeg")
    #expect(try JSONValue(desk.post("/release/changes").body)["changes"]?.list?.count == 1)
    #expect(try desk.workspace.names(in: ".").contains("feed") == false)
    #expect(try JSONValue(desk.post("/release/build").body)["changes"]?.list?.count == 1)
    let audio = try desk.workspace.names(in: "feed/audio").filter { $0.hasPrefix(slug) }
    let published = try desk.workspace.folder.read("feed/audio/\(try #require(audio.first))")
    #expect(draft.body == published)
  }

  @Test func `a player gets the part that it asks for`() throws {
    let workspace = try SampleWorkspace()
    try workspace.addEpisode("first", recordings: ["01.wav": .tone(400, seconds: 1.5)])
    let desk = try StudioDesk(workspace)
    var fields = desk.ownFields
    fields["Range"] = "bytes=4-11"
    let path = "/recording?path=episodes/first/01.wav"
    let part = try desk.send("GET", path, fields)
    #expect(part.status == 206)
    #expect(part.body == Array(try workspace.folder.read("episodes/first/01.wav")[4..<12]))
    for path in ["episodes/first/episode.yml", "episodes/../x.wav", "/etc/passwd"] {
      #expect(try desk.get("/recording?path=\(path)").status == 404)
    }
    let picture = try JSONValue(desk.get("/waveform?path=episodes/first/01.wav").body)
    #expect(picture["duration"]?.number == 1.5)
  }

  @Test(.disabled(if: BuiltCommand.isSanitized, "a sanitizer needs more memory than the limit"))
  func `large files are written to the disk while they arrive`() throws {
    let desk = try StudioDesk(try SampleWorkspace())
    _ = try desk.upload([("small.wav", [0])])
    let block = [UInt8](repeating: 7, count: 1 << 20)
    let megabytes = 100
    let opened = try JSONValue(desk.post("/uploads").body)
    let id = try #require(opened["upload"]?.text)
    let connection = try RawConnection(port: desk.port)
    var fields = desk.ownFields
    fields["X-Roadcast-Token"] = desk.formToken
    let lines = fields.map { "\($0): \($1)\r\n" }.joined()
    connection.send(
      "POST /uploads/\(id)?name=large.wav HTTP/1.1\r\n\(lines)Connection: close\r\n"
        + "Content-Length: \(megabytes << 20)\r\n\r\n"
    )
    for _ in 0..<megabytes { connection.send(block) }
    #expect(try HTTPResponse(connection.receive().bytes).status == 200)
    let status = try String(contentsOfFile: "/proc/\(desk.process)/status", encoding: .utf8)
    let peak = try #require(status.firstMatch(of: /VmHWM:\s+(\d+) kB/)).1
    #expect(try #require(Int(peak)) < 64 << 10)
  }

  @Test func `what arrives only in part leaves nothing`() throws {
    let desk = try StudioDesk(try SampleWorkspace())
    let opened = try JSONValue(desk.post("/uploads").body)
    let id = try #require(opened["upload"]?.text)
    do {
      let connection = try RawConnection(port: desk.port)
      var fields = desk.ownFields
      fields["X-Roadcast-Token"] = desk.formToken
      let lines = fields.map { "\($0): \($1)\r\n" }.joined()
      connection.send(
        "POST /uploads/\(id)?name=part.wav HTTP/1.1\r\n\(lines)Content-Length: 1000\r\n\r\nhalf"
      )
    }
    let folder = ".roadcast/cache/studio/uploads-\(desk.process)/\(id)"
    _ = try ServedWorkspace.wait {
      try desk.workspace.names(in: folder).isEmpty ? true : nil
    }
    #expect(try desk.get("/").status == 200)
  }

  @Test(.enabled(if: SmallDisk.isPossible))
  func `a full disk is reported, and nothing is lost`() throws {
    let disk = try SmallDisk(kilobytes: 4_096)
    let workspace = try SampleWorkspace(in: disk.path)
    try workspace.addEpisode("first", recordings: ["01.wav": .tone(400, seconds: 1.5)])
    let desk = try StudioDesk(workspace)
    let version = try desk.version(of: "first")
    let before = try workspace.text("episodes/first/episode.yml")
    let opened = try JSONValue(desk.post("/uploads").body)
    let id = try #require(opened["upload"]?.text)
    try disk.fill(leaving: 0, with: "filler")
    let sent = try desk.post(
      "/uploads/\(id)?name=a.wav",
      bytes: [UInt8](repeating: 1, count: 1 << 18)
    )
    #expect(sent.status == 507)
    #expect(sent.text.contains("there isn't enough room"))
    let folder = ".roadcast/cache/studio/uploads-\(desk.process)/\(id)"
    #expect(try workspace.names(in: folder).isEmpty)
    let edited = try desk.post(
      "/episodes/first/edits",
      "{\"version\": \"\(version)\", \"edits\": [{\"kind\": \"text\", \"at\": \"title\", \"text\": \"x\"}]}"
    )
    #expect(edited.status == 409)
    #expect(try workspace.text("episodes/first/episode.yml") == before)
    #expect(try desk.get("/episodes/first").status == 200)
  }

  @Test func `a workspace with an error in every file still opens`() throws {
    let workspace = try SampleWorkspace()
    for number in 1...3 {
      try workspace.write("title: [\n", to: "episodes/broken-\(number)/episode.yml")
    }
    try workspace.write("title: '\n", to: "episodes/show.yml")
    let desk = try StudioDesk(workspace)
    #expect(try desk.get("/").text.contains("episodes/show.yml"))
    #expect(try desk.get("/report").status == 303)
    #expect(try desk.get("/text?file=episodes/show.yml").status == 200)
    #expect(try desk.get("/problems").status == 200)
  }
}
