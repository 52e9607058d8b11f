import Foundation
import RoadcastTesting
import Testing

/// The studio on a disk that's full, and with browsers that end in the middle.
struct StudioDiskTests {
  private static let room = 48 << 10

  private func makeDesk(on disk: SmallDisk) throws -> StudioDesk {
    let workspace = try SampleWorkspace(in: "\(disk.path)/show")
    try workspace.addEpisode("first", recordings: ["01.wav": .tone(400, seconds: 1.2)])
    return try StudioDesk(workspace)
  }

  @Test(.enabled(if: SmallDisk.isPossible))
  func `on a full disk nothing is half done, and pages say why`() throws {
    let disk = try SmallDisk(kilobytes: Self.room)
    let desk = try makeDesk(on: disk)
    let before = try desk.workspace.text("episodes/first/episode.yml")
    let upload = try #require(JSONValue(desk.post("/uploads").body)["upload"]?.text)
    try disk.fill(leaving: 0, with: "filler")
    let saved = try desk.edit("first", #"{"kind": "text", "at": "title", "text": "No room"}"#)
    #expect(saved.status == 409)
    #expect(try #require(JSONValue(saved.body)["problem"]?.text).contains("free some space"))
    #expect(try desk.workspace.text("episodes/first/episode.yml") == before)
    let sent = try desk.post(
      "/uploads/\(upload)?name=a.wav",
      bytes: WAV.tone(300, seconds: 1).bytes
    )
    #expect(sent.status == 507)
    #expect(try #require(JSONValue(sent.body)["problem"]?.text).contains("free space"))
    let built = try desk.post("/release/build")
    #expect(built.status == 409)
    #expect(try #require(JSONValue(built.body)["problem"]?.text).contains("free some space"))
    #expect(!FileManager.default.fileExists(atPath: desk.workspace.path("feed")))
    let created = try desk.post("/episodes", #"{"title": "No room", "names": []}"#)
    #expect(created.status == 409)
    #expect(desk.workspace.litter.isEmpty, "\(desk.workspace.litter)")
    // With room again, everything goes on.
    try FileManager.default.removeItem(atPath: "\(disk.path)/filler")
    #expect(
      try desk.edit("first", #"{"kind": "text", "at": "title", "text": "Room"}"#).status == 200
    )
    #expect(try desk.post("/release/build").status == 200)
    _ = try desk.stop()
  }

  @Test func `a recording that a browser stops sending leaves nothing`() throws {
    let workspace = try SampleWorkspace()
    let desk = try StudioDesk(workspace)
    let upload = try #require(JSONValue(desk.post("/uploads").body)["upload"]?.text)
    let folder = ".roadcast/cache/studio/uploads-\(desk.process)/\(upload)"
    do {
      let connection = try RawConnection(port: desk.port)
      let fields = desk.ownFields.merging(["X-Roadcast-Token": desk.formToken]) { $1 }
      let lines = fields.map { "\($0): \($1)\r\n" }.sorted().joined()
      connection.send(
        "POST /uploads/\(upload)?name=a.wav HTTP/1.1\r\n\(lines)Content-Length: 1000000\r\n\r\n"
      )
      connection.send([UInt8](repeating: 1, count: 200_000))
      _ = try ServedWorkspace.wait {
        try workspace.names(in: folder).isEmpty ? nil : true
      }
    }
    _ = try ServedWorkspace.wait { try workspace.names(in: folder).isEmpty ? true : nil }
    let again = try desk.post("/uploads/\(upload)?name=a.wav", bytes: [1, 2, 3])
    #expect(again.status == 200)
    #expect(try workspace.names(in: folder) == ["a.wav"])
  }
}
