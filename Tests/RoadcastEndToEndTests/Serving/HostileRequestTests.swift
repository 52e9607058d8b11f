import Foundation
import RoadcastTesting
import Testing

/// Requests that no well-meaning client sends.
struct HostileRequestTests {
  private static let start = "GET /healthz HTTP/1.1\r\nHost: a\r\n"

  @Test func `requests that break the rules get one answer, and end the connection`() throws {
    let served = try ServedWorkspace(try SampleWorkspace())
    let next = "GET /healthz HTTP/1.1\r\nHost: a\r\n\r\n"
    let requests = [
      ("GET /healthz HTTP/1.1\r\n\r\n", 400), (Self.start + "Host: b\r\n\r\n", 400),
      ("GET /healthz HTTP/1.1\r\nHost : a\r\n\r\n", 400), (Self.start + "X: a\r\n b\r\n\r\n", 400),
      (Self.start + "X\u{1}: a\r\n\r\n", 400), (Self.start + ": a\r\n\r\n", 400),
      ("GET /healthz\u{0} HTTP/1.1\r\nHost: a\r\n\r\n", 400),
      ("GET * HTTP/1.1\r\nHost: a\r\n\r\n", 400),
      ("GET /% HTTP/1.1\r\nHost: a\r\n\r\n", 400),
      (Self.start + "Content-Length: 1\r\nContent-Length: 2\r\n\r\na\(next)", 400),
      (Self.start + "Content-Length: -1\r\n\r\n\(next)", 400),
      (Self.start + "Content-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n\(next)", 400),
      (Self.start + "Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n\(next)", 413),
      (Self.start + "Content-Length: 5\r\n\r\nhello\(next)", 413),
      ("POST /healthz HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\nhello\(next)", 405),
      ("GET /healthz HTTP/1.1\nHost: a\n\n", 400), ("\u{16}\u{3}\u{1}\u{2}", 400),
      ("BREW /healthz HTTP/1.1\r\nHost: a\r\n\r\n", 501),
      ("GET /healthz HTTP/2.0\r\nHost: a\r\n\r\n", 505),
      ("GET /\(String(repeating: "a", count: 5_000)) HTTP/1.1\r\nHost: a\r\n\r\n", 414),
      ("GET /\(String(repeating: "a", count: 9_000)) HTTP/1.1\r\nHost: a\r\n\r\n", 431),
      (Self.start + "X: \(String(repeating: "a", count: 9_000))\r\n\r\n", 431),
      (Self.start + String(repeating: "X: a\r\n", count: 101) + "\r\n", 431),
      (
        Self.start + String(repeating: "X: \(String(repeating: "a", count: 5_000))\r\n", count: 4),
        431
      ),
    ]
    for (request, status) in requests {
      let reply = try served.exchange(request)
      #expect(reply.hasEnded, "\(request.prefix(100))")
      #expect(reply.text.ranges(of: "HTTP/1.1 ").count == 1, "\(request.prefix(100))")
      #expect(try HTTPResponse(reply.bytes).status == status, "\(request.prefix(100))")
    }
    #expect(try served.request("/healthz").text == "OK\n")
  }

  @Test func `only GET and HEAD are allowed, whatever the address`() throws {
    let served = try ServedWorkspace(try SampleWorkspace())
    for method in ["POST", "PUT", "DELETE", "OPTIONS", "TRACE", "PATCH"] {
      for path in ["/healthz", "/s/rcabc/feed.xml", "/nothing"] {
        let answer = try served.request(path, method: method)
        #expect(answer.status == 405)
        #expect(answer.fields["allow"] == "GET, HEAD")
      }
    }
  }

  @Test func `no way out of a subscriber's folder exists`() throws {
    let workspace = try SampleWorkspace(copying: ServedShow.built.get())
    let folder = try ServedWorkspace.add("Dana", to: workspace)
    try workspace.link("feed/index2.html", to: workspace.path(".roadcast/key"))
    let served = try ServedWorkspace(workspace)
    let ways = [
      "../../../.roadcast/key", "..%2f..%2f..%2f.roadcast%2fkey", "%2e%2e/%2e%2e/.roadcast/key",
      "%252e%252e/.roadcast/key", "..\\..\\.roadcast\\key", "..%5c..%5c.roadcast%5ckey",
      "feed.xml%00",
      "%c0%ae%c0%ae/key", "./feed.xml", "/feed.xml", "//etc/passwd", "audio/..", "index2.html",
      "feed.xml/../feed.xml", "..;/feed.xml", "%2e%2e%2f%2e%2e%2fetc/passwd", ".%2e/x",
      "audiences/../../private/audiences/insiders.xml", "feed.xml%20", "feed.xml.", "FEED.XML",
    ]
    for way in ways { #expect(try served.request(folder + way).status == 404, "\(way)") }
    let key = try workspace.folder.read(".roadcast/key")
    for way in ways { #expect(try served.request(folder + way).body.firstRange(of: key) == nil) }
  }

  @Test func `requests one after the other get their answers in order`() throws {
    let served = try ServedWorkspace(try SampleWorkspace())
    let reply = try served.exchange(
      """
      GET /healthz HTTP/1.1\r
      Host: a\r
      \r
      HEAD /healthz HTTP/1.1\r
      Host: a\r
      \r
      GET http://a/healthz?x HTTP/1.1\r
      Host: a\r
      \r
      GET /nothing HTTP/1.1\r
      Host: a\r
      Connection: close\r
      \r
      GET /healthz HTTP/1.1\r
      Host: a\r
      \r

      """
    )
    #expect(reply.hasEnded)
    let statuses = reply.text.matches(of: /HTTP\/1.1 (\d+)/).map(\.1)
    #expect(statuses == ["200", "200", "200", "404"])
  }

  @Test func `a client of HTTP 1.0 sees the end of its answer`() throws {
    let served = try ServedWorkspace(try SampleWorkspace())
    #expect(try served.exchange("GET /healthz HTTP/1.0\r\n\r\n").hasEnded)
    let connection = try RawConnection(port: served.port)
    for _ in 0..<2 {
      connection.send("GET /healthz HTTP/1.0\r\nConnection: keep-alive\r\n\r\n")
      let reply = connection.receive { $0.suffix(3).elementsEqual("OK\n".utf8) }
      #expect(reply.text.contains("\r\nConnection: keep-alive\r\n"))
    }
  }

  @Test func `a request that never becomes complete is ended`() throws {
    let served = try ServedWorkspace(try SampleWorkspace())
    let connection = try RawConnection(port: served.port, timeout: 1)
    connection.send("GET /healthz HTTP/1.1\r\n")
    let start = ContinuousClock.now
    var count = 0
    // A field now and then doesn't help.
    while !connection.receive().hasEnded, ContinuousClock.now - start < .seconds(30) {
      count += 1
      connection.send("X-\(count): a\r\n")
    }
    #expect((9...16).contains((ContinuousClock.now - start).components.seconds))
  }
}
