import Foundation
import RoadcastTesting
import Testing

/// Files as the standards of HTTP want them served.
struct ServedFileTests {
  private let workspace: SampleWorkspace
  private let folder: String
  private let served: ServedWorkspace
  private let audio: String
  private let bytes: [UInt8]

  init() throws {
    workspace = try SampleWorkspace(copying: ServedShow.built.get())
    folder = try ServedWorkspace.add("Dana", to: workspace)
    // Of what has just changed, no one learns the date.
    let published = try workspace.feed().files.keys.map { "feed/\($0)" }
    for file in published + [".roadcast/subscribers.json", ".roadcast/key"] {
      try FileManager.default.setAttributes(
        [.modificationDate: Date(timeIntervalSinceNow: -10)],
        ofItemAtPath: workspace.path(file)
      )
    }
    served = try ServedWorkspace(workspace)
    let feed = try served.request(folder + "feed.xml").text
    let media = ServedShow.media(in: feed, below: "https://media.roadnotes.test" + folder)
    audio = try #require(media.sorted().first { $0.hasSuffix(".mp3") })
    bytes = try workspace.folder.read("feed/\(audio)")
  }

  private func get(_ path: String, _ fields: [String: String] = [:]) throws -> HTTPResponse {
    try served.request(folder + path, fields)
  }

  @Test func `audio is served whole and in parts`() throws {
    let whole = try get(audio)
    #expect(whole.status == 200)
    #expect(whole.body == bytes)
    #expect(whole.fields["content-type"] == "audio/mpeg")
    #expect(whole.fields["accept-ranges"] == "bytes")
    #expect(whole.fields["cache-control"] == "private, max-age=31536000, immutable")
    let size = bytes.count
    let parts = [
      ("bytes=0-1", 0..<2), ("bytes=1000-", 1_000..<size), ("bytes=-5", (size - 5)..<size),
      ("bytes=0-\(size * 2)", 0..<size), ("bytes=70-70", 70..<71),
    ]
    for (field, range) in parts {
      let part = try get(audio, ["Range": field])
      #expect(part.status == 206)
      #expect(part.body == Array(bytes[range]))
      let bounds = "\(range.lowerBound)-\(range.upperBound - 1)"
      #expect(part.fields["content-range"] == "bytes \(bounds)/\(size)")
      #expect(part.fields["content-length"] == "\(range.count)")
    }
    let outside = try get(audio, ["Range": "bytes=\(size)-"])
    #expect(outside.status == 416)
    #expect(outside.fields["content-range"] == "bytes */\(size)")
    for field in ["bytes=x", "seconds=1-2", "bytes=2-1"] {
      #expect(try get(audio, ["Range": field]).body == bytes)
    }
  }

  @Test func `several parts come in one body`() throws {
    let answer = try get(audio, ["Range": "bytes=0-1,500-502"])
    #expect(answer.status == 206)
    let type = try #require(answer.fields["content-type"])
    let boundary = try #require(type.wholeMatch(of: /multipart\/byteranges; boundary=(\w+)/)?.1)
    var expected: [UInt8] = []
    for range in [0..<2, 500..<503] {
      let head = """
        \r
        --\(boundary)\r
        Content-Type: audio/mpeg\r
        Content-Range: bytes \(range.lowerBound)-\(range.upperBound - 1)/\(bytes.count)\r
        \r

        """
      expected += Array(head.utf8) + bytes[range]
    }
    #expect(answer.body == expected + Array("\r\n--\(boundary)--\r\n".utf8))
    #expect(answer.fields["content-length"] == "\(answer.body.count)")
  }

  @Test func `HEAD has the headers of GET`() throws {
    for path in [audio, "feed.xml", "index.html"] {
      var get = try get(path)
      var head = try served.request(folder + path, method: "HEAD")
      #expect(head.body.isEmpty)
      get.body = []
      get.fields["date"] = nil
      head.fields["date"] = nil
      #expect(head == get)
    }
    let ranged = try served.request(folder + audio, method: "HEAD", ["Range": "bytes=0-1"])
    #expect(ranged.status == 200)
  }

  @Test func `who has a version already doesn't get it again`() throws {
    for path in [audio, "feed.xml", "subscribe.html", "assets/pages.css"] {
      let first = try get(path)
      let tag = try #require(first.fields["etag"])
      let date = try #require(first.fields["last-modified"])
      #expect(tag.hasPrefix("\""))
      for fields in [
        ["If-None-Match": tag], ["If-None-Match": "W/\(tag)"], ["If-Modified-Since": date],
      ] {
        let again = try get(path, fields)
        #expect(again.status == 304)
        #expect(again.body.isEmpty)
        #expect(again.fields["etag"] == tag)
        #expect(again.fields["cache-control"] == first.fields["cache-control"])
      }
      #expect(try get(path, ["If-None-Match": "\"x\"", "If-Modified-Since": date]).status == 200)
      #expect(try get(path, ["If-Match": "\"x\""]).status == 412)
      #expect(try get(path, ["If-Range": tag, "Range": "bytes=0-9"]).status == 206)
      #expect(try get(path, ["If-Range": "\"x\"", "Range": "bytes=0-9"]).status == 200)
    }
  }

  @Test func `a change within the same second is never missed`() throws {
    for path in ["feed/feed.xml", "feed/assets/pages.css"] {
      let request = path.replacing("feed/", with: "")
      for age in [0.0, 0, 3_600] {
        try FileManager.default.setAttributes(
          [.modificationDate: Date(timeIntervalSinceNow: age)],
          ofItemAtPath: workspace.path(path)
        )
        let answer = try get(request)
        let dates = ["last-modified", "date"].map { answer.fields[$0].flatMap(Self.date) }
        #expect(try #require(dates[0]) < #require(dates[1]))
        // The file may have changed after that date.
        let again = try get(request, ["If-Modified-Since": answer.fields["last-modified"] ?? ""])
        #expect(again.status == 200)
      }
    }
  }

  private static func date(_ text: String) -> Date? {
    let formatter = DateFormatter()
    formatter.locale = Locale(identifier: "en_US_POSIX")
    formatter.timeZone = TimeZone(identifier: "GMT")
    formatter.dateFormat = "EEE, dd MMM yyyy HH:mm:ss 'GMT'"
    return formatter.date(from: text)
  }

  @Test func `each subscriber's copy has a tag of its own, and the same from every server`() throws
  {
    let other = try ServedWorkspace.add("Rick", to: workspace)
    let again = try ServedWorkspace(workspace)
    let tag = try get("feed.xml").fields["etag"]
    #expect(try again.request(folder + "feed.xml").fields["etag"] == tag)
    #expect(try again.request(other + "feed.xml").fields["etag"] != tag)
    #expect(try workspace.run("subscribers", "rotate", "Dana").end == .exited(0))
    let shown = try workspace.command(["subscribers", "show", "Dana", "--json"]).run()
    let address = try JSONValue(shown.output)["subscriber"]?["address"]?.text
    let path = try #require(address.flatMap(URL.init(string:))?.path)
    let rotated = try ServedWorkspace.wait {
      let answer = try again.request(path)
      return answer.status == 200 ? answer : nil
    }
    #expect(rotated.fields["etag"] != tag)
  }

  @Test func `whoever is moved gets the other feed, though it's as old`() throws {
    let first = try get("feed.xml")
    let date = try #require(first.fields["last-modified"])
    try workspace.write("name,audience\nDana,midwest\n", to: "people.csv")
    let sync = try workspace.run("subscribers", "sync", workspace.path("people.csv"), "--yes")
    #expect(sync.end == .exited(0))
    // Dates have whole seconds, and this one has just begun.
    try FileManager.default.setAttributes(
      [.modificationDate: Date(timeIntervalSinceNow: 10)],
      ofItemAtPath: workspace.path(".roadcast/subscribers.json")
    )
    let moved = try ServedWorkspace.wait {
      let answer = try get("feed.xml")
      return answer.fields["etag"] == first.fields["etag"] ? nil : answer
    }
    #expect(try get("feed.xml", ["If-Modified-Since": date]).body == moved.body)
  }

  @Test func `texts are compressed for who asks for it, unless it's a part of one`() throws {
    let plain = try get("feed.xml")
    #expect(plain.fields["vary"] == "Accept-Encoding")
    let compressed = try get("feed.xml", ["Accept-Encoding": "deflate, gzip"])
    #expect(compressed.fields["content-encoding"] == "gzip")
    #expect(compressed.fields["etag"] != plain.fields["etag"])
    #expect(compressed.body.count * 2 < plain.body.count)
    let file = try TemporaryFolder()
    try file.write(compressed.body, to: "feed.gz")
    #expect(try Command("gzip", ["-dc", "\(file.path)/feed.gz"]).run().output == plain.body)
    let tag = try #require(compressed.fields["etag"])
    let again = try get("feed.xml", ["Accept-Encoding": "gzip", "If-None-Match": tag])
    #expect(again.status == 304)
    #expect(again.fields["etag"] == tag)
    let part = try get("feed.xml", ["Accept-Encoding": "gzip", "Range": "bytes=100-199"])
    #expect(part.status == 206)
    #expect(part.body == Array(plain.body[100..<200]))
    #expect(try get(audio, ["Accept-Encoding": "gzip"]).body == bytes)
    // A client of HTTP/1.0 doesn't know chunks.
    let old = try served.exchange("GET \(folder)feed.xml HTTP/1.0\r\nAccept-Encoding: gzip\r\n\r\n")
    #expect(try HTTPResponse(old.bytes).body == plain.body)
  }

  @Test func `every file has its type, and transcripts are open to web players`() throws {
    let feed = try get("feed.xml")
    #expect(feed.fields["content-type"] == "application/rss+xml; charset=utf-8")
    #expect(feed.fields["cache-control"] == "private, no-cache")
    let media = ServedShow.media(in: feed.text, below: "https://media.roadnotes.test" + folder)
    let types = [
      ".vtt": "text/vtt; charset=utf-8", ".srt": "application/x-subrip; charset=utf-8",
      ".html": "text/html; charset=utf-8", ".json": "application/json", ".mp3": "audio/mpeg",
    ]
    for path in media {
      let answer = try get(path)
      let suffix = try #require(types.keys.first { path.hasSuffix($0) })
      let type = path.hasPrefix("chapters/") ? "application/json+chapters" : types[suffix]
      #expect(answer.fields["content-type"] == type)
      let origin = answer.fields["access-control-allow-origin"]
      #expect(origin == (path.hasPrefix("audio/") ? nil : "*"))
    }
    for path in ["feed.xml", "index.html", audio, "nothing"] {
      let fields = try get(path).fields
      #expect(fields["x-robots-tag"] == "noindex")
      #expect(fields["referrer-policy"] == "no-referrer")
      #expect(fields["x-content-type-options"] == "nosniff")
    }
    let policy = try get("index.html").fields["content-security-policy"]
    #expect(policy?.contains("frame-ancestors 'none'") == true)
  }

  @Test func `nginx can send the files that need no token`() throws {
    let served = try ServedWorkspace(workspace, ["--accel", "/files"])
    let answer = try served.request(folder + audio)
    #expect(answer.status == 200)
    #expect(answer.body.isEmpty)
    #expect(answer.fields["x-accel-redirect"] == "/files/feed/\(audio)")
    #expect(answer.fields["content-type"] == "audio/mpeg")
    let feed = try served.request(folder + "feed.xml")
    #expect(feed.fields["x-accel-redirect"] == nil)
    #expect(feed.body == (try get("feed.xml").body))
  }
}
