import RoadcastFiles
import RoadcastHTTP
import RoadcastTesting
import Testing

struct HTTPClientTests {
  private let client = HTTPClient()

  private func failure(of request: HTTPRequest) async throws -> HTTPFailure {
    switch try await client.answers(to: [request])[0] {
    case .success(let answer):
      Issue.record("answered \(answer.status)")
      return HTTPFailure(kind: .other, message: "")
    case .failure(let failure): return failure
    }
  }

  @Test func `an answer has its status, headers and body`() async throws {
    let server = try LoopbackServer { _ in
      .init(
        203,
        [("Content-Type", "Text/Plain; charset=utf-8"), ("X-A", "1"), ("x-a", "2")],
        body: Array("words".utf8)
      )
    }
    let answer = try await client.answer(to: HTTPRequest(server.address("/a?b=c")))
    #expect(answer.status == 203)
    #expect(answer.isSuccess)
    #expect(answer.mediaType == "text/plain")
    #expect(answer.headers["X-A"] == "2")
    #expect(answer.headers.all("X-A") == ["1", "2"])
    #expect(answer.body == Array("words".utf8))
    #expect(answer.machine == "127.0.0.1")
    #expect(server.requests.map(\.target) == ["/a?b=c"])
    #expect(server.requests[0].headers["user-agent"] == "Roadcast")
  }

  @Test func `an error's body is an answer too`() async throws {
    let server = try LoopbackServer { _ in .init(404, body: Array("no".utf8)) }
    let answer = try await client.answer(to: HTTPRequest(server.address("/")))
    #expect(answer.status == 404)
    #expect(answer.body == Array("no".utf8))
  }

  @Test func `headers and a range are sent`() async throws {
    let server = try LoopbackServer { _ in .init(206, [], body: [1, 2]) }
    var request = HTTPRequest(server.address("/"))
    request.headers = [
      HTTPHeader("Range", "bytes=3-4"), HTTPHeader("X-Quote", "a \"b\" \\ c"),
      HTTPHeader("X-None", ""),
    ]
    #expect(try await client.answer(to: request).body == [1, 2])
    let headers = server.requests[0].headers
    #expect(headers["range"] == "bytes=3-4")
    #expect(headers["x-quote"] == "a \"b\" \\ c")
    #expect(headers["x-none"] == "")
  }

  @Test func `HEAD has headers and no body`() async throws {
    let server = try LoopbackServer { _ in
      .init(
        bytes: Array("HTTP/1.1 200 OK\r\nContent-Length: 5000000000\r\n\r\n".utf8),
        closes: false
      )
    }
    let answer = try await client.answer(to: HTTPRequest(server.address("/"), method: .head))
    #expect(answer.headers["content-length"] == "5000000000")
    #expect(answer.body == [])
    #expect(server.requests[0].method == "HEAD")
  }

  @Test func `POST sends every byte, and redirects aren't followed`() async throws {
    let server = try LoopbackServer { _ in .init(307, [("Location", "/elsewhere")]) }
    var request = HTTPRequest(server.address("/hook"), method: .post)
    request.headers = [HTTPHeader("Content-Type", "application/json")]
    request.body = Array("@file \0 \r\n \"x\"".utf8)
    #expect(try await client.answer(to: request).status == 307)
    #expect(server.requests.map(\.method) == ["POST"])
    #expect(server.requests[0].body == request.body)
    #expect(server.requests[0].headers["content-type"] == "application/json")
  }

  @Test func `each answer on the way is kept`() async throws {
    let server = try LoopbackServer { request in
      request.target == "/old"
        ? .init(301, [("Location", "/new"), ("X-Hop", "1")]) : .init(200, [("X-Hop", "2")])
    }
    let answer = try await client.answer(to: HTTPRequest(server.address("/old")))
    #expect(answer.hops.map(\.status) == [301, 200])
    #expect(answer.hops.map { $0.headers["X-Hop"] } == ["1", "2"])
    #expect(answer.address == server.address("/new"))
  }

  @Test func `redirects in a circle end with a message`() async throws {
    let server = try LoopbackServer { _ in .init(302, [("Location", "/again")]) }
    let failure = try await failure(of: HTTPRequest(server.address("/a")))
    #expect(failure.kind == .tooManyRedirects)
    #expect(failure.hops.count == 11)
    #expect(
      failure.message.hasSuffix(
        "redirects more than 10 times; check for redirects that lead in a circle"
      )
    )
  }

  @Test(arguments: ["file:///etc/passwd", "ftp://127.0.0.1/x", "gopher://127.0.0.1:1/"])
  func `a redirect can't leave the web`(target: String) async throws {
    let server = try LoopbackServer { _ in .init(302, [("Location", target)]) }
    let failure = try await failure(of: HTTPRequest(server.address("/")))
    #expect(failure.kind == .badAddress)
  }

  @Test(arguments: [
    "file:///etc/passwd", "example.com/x", "http://", "http://a b/", "-o/tmp/x", "http://a\nb/",
  ])
  func `only addresses on the web are requested`(address: String) async throws {
    #expect(try await failure(of: HTTPRequest(address)).kind == .badAddress)
  }

  @Test func `a header can't smuggle in another`() async throws {
    var request = HTTPRequest("http://127.0.0.1:1/")
    request.headers = [HTTPHeader("X-A", "b\r\nX-Evil: 1")]
    #expect(try await failure(of: request).message.contains("line end"))
  }

  @Test func `where nothing listens there's no answer`() async throws {
    let failure = try await failure(of: HTTPRequest("http://127.0.0.1:1/feed.xml?key=secret"))
    #expect(failure.kind == .noAnswer)
    #expect(failure.message.hasPrefix("no answer from http://127.0.0.1:1/feed.xml?… ("))
  }

  @Test func `a body with a stated size over the limit isn't fetched`() async throws {
    let server = try LoopbackServer { _ in
      .init(
        bytes: Array("HTTP/1.1 200 OK\r\nContent-Length: 5000000000\r\n\r\n".utf8),
        closes: false
      )
    }
    let failure = try await failure(of: HTTPRequest(server.address("/")))
    #expect(failure.kind == .tooLarge)
    #expect(failure.message.hasSuffix("sends more than the limit of 16777216 bytes"))
  }

  @Test func `an endless body is stopped, and the other requests aren't harmed`() async throws {
    let server = try LoopbackServer { request in
      guard request.target == "/endless" else { return .init(body: Array(request.target.utf8)) }
      let block = [UInt8](repeating: 0x61, count: 0x8000)
      let head = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
      var bytes = Array(head.utf8)
      for _ in 0..<2_000 { bytes += Array("8000\r\n".utf8) + block + Array("\r\n".utf8) }
      return .init(bytes: bytes, closes: false)
    }
    let outcomes = try await client.answers(
      to: ["/1", "/endless", "/2", "/3"].map { HTTPRequest(server.address($0)) }
    )
    #expect(try outcomes[0].get().body == Array("/1".utf8))
    #expect(try outcomes[3].get().body == Array("/3".utf8))
    #expect { try outcomes[1].get() } throws: { ($0 as? HTTPFailure)?.kind == .tooLarge }
  }

  @Test func `a body that ends too early is a failure`() async throws {
    let server = try LoopbackServer { _ in
      .init(bytes: Array("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nabc".utf8))
    }
    #expect(try await failure(of: HTTPRequest(server.address("/"))).kind == .incomplete)
  }

  @Test func `a silent server is given up`() async throws {
    let server = try LoopbackServer { _ in nil }
    var request = HTTPRequest(server.address("/"))
    request.limits.seconds = 1
    let failure = try await failure(of: request)
    #expect(failure.kind == .tooSlow)
    #expect(
      failure.message
        == "\(server.address("/")) took too long (limit: 1 s in all, 20 s without progress); try again later"
    )
  }

  @Test func `a server that falls silent in an answer is given up`() async throws {
    let server = try LoopbackServer { _ in
      .init(
        bytes: Array("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nabc".utf8),
        closes: false
      )
    }
    var request = HTTPRequest(server.address("/"))
    request.limits.stallSeconds = 1
    // Without the limit for silence, this test would take an hour.
    request.limits.seconds = 3_600
    let failure = try await failure(of: request)
    #expect(failure.kind == .tooSlow)
    #expect(failure.message.hasPrefix("\(server.address("/")) took too long"))
  }

  @Test func `a download goes on where it stopped`() async throws {
    let folder = try TemporaryFolder()
    let path = "\(folder.path)/file"
    try PendingFile.write(Array("0123".utf8), to: path, replaces: false)
    let server = try LoopbackServer { request in
      guard request.headers["range"] == "bytes=4-" else { return .init(500) }
      return .init(206, [("Content-Range", "bytes 4-9/10")], body: Array("456789".utf8))
    }
    var request = HTTPRequest(server.address("/"))
    request.destination = .file(path: path, continues: true)
    #expect(try await client.answer(to: request).status == 206)
    #expect(try InputFile.existing(at: path)?.read(limit: 100) == Array("0123456789".utf8))
  }

  @Test(arguments: [
    "127.0.0.1", "localhost", "2130706433", "0x7f.1", "user@127.0.0.1", "%31%32%37.0.0.1",
    "0.0.0.0", "localhost.", "127.0.0.1.",
  ])
  func `nothing is asked of this network for others`(host: String) async throws {
    let server = try LoopbackServer { _ in .init(200) }
    let request = HTTPRequest("http://\(host):\(server.port)/")
    switch try await client.publicAnswers(to: [request])[0] {
    case .success: Issue.record("\(host) was asked")
    case .failure(let failure): #expect(failure.kind == .privateNetwork, "\(failure.message)")
    }
    #expect(server.requests.isEmpty)
    #expect(server.connections == 0)
  }

  @Test(arguments: [
    "::1", "::", "fe80::1%eth0", "fec0::1", "fd00::1", "ff02::1", "::ffff:10.0.0.1", "::7f00:1",
    "64:ff9b::10.0.0.1", "64:ff9b::c0a8:101", "64:ff9b:1::1", "2002:c0a8:101::1", "1:2:3",
    "10.1.2.3", "localhost.", "a.localhost",
  ])
  func `an address of a private network is known`(machine: String) {
    #expect(NetworkPlace.isPrivate(machine))
  }

  @Test(arguments: [
    "2606:4700::1111", "64:ff9b::1.1.1.1", "64:ff9b::101:101", "::ffff:1.1.1.1", "2002:101:101::1",
    "1.1.1.1", "example.org", "example.org.", "",
  ])
  func `an address on the internet is known, also behind a translation`(machine: String) {
    #expect(!NetworkPlace.isPrivate(machine))
  }

  @Test func `a server can't write curl's reports`() async throws {
    let server = try LoopbackServer { request in
      request.target == "/a"
        ? .init(302, [("Location", "/b\u{1F}x\u{1E}c")]) : .init(200, [], body: [1])
    }
    var request = HTTPRequest(server.address("/a"))
    request.limits.redirects = 0
    let outcomes = try await client.answers(to: [request, HTTPRequest(server.address("/ok"))])
    #expect(try outcomes[0].get().redirect?.contains("c") == true)
    #expect(try outcomes[1].get().body == [1])
  }

  @Test func `a server that sends everything again can't continue a download`() async throws {
    let folder = try TemporaryFolder()
    let path = "\(folder.path)/file"
    try PendingFile.write(Array("0123".utf8), to: path, replaces: false)
    let server = try LoopbackServer { _ in .init(200, [], body: Array("0123456789".utf8)) }
    var request = HTTPRequest(server.address("/"))
    request.destination = .file(path: path, continues: true)
    #expect(try await failure(of: request).kind == .cannotResume)
  }

  @Test func `requests share connections and keep their order`() async throws {
    let server = try LoopbackServer { request in .init(body: Array(request.target.utf8)) }
    let paths = (0..<60).map { "/\($0)" }
    let outcomes = try await HTTPClient(parallel: 4).answers(
      to: paths.map { HTTPRequest(server.address($0)) }
    )
    #expect(try outcomes.map { String(decoding: try $0.get().body, as: UTF8.self) } == paths)
    #expect(server.connections <= 12)
  }
}
