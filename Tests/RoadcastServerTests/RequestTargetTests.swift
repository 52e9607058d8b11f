import Testing

@testable import RoadcastServer

struct RequestTargetTests {
  @Test(
    arguments: [
      ("/", ""), ("/feed.xml", "feed.xml"), ("/s/rcabc/", "s/rcabc/"), ("/a%2Db", "a-b"),
      ("/a?x=/../y", "a"), ("http://host/a/b", "a/b"), ("HTTPS://host:1/a", "a"),
      ("/caf%C3%A9", "café"), ("/a%20b", "a b"),
    ]
  )
  func `a path is decoded once, without its query`(target: String, path: String) throws {
    #expect(try RequestTarget(target).path == path)
  }

  @Test(
    arguments: [
      "/../x", "/a/../b", "/a/./b", "/%2e%2e/x", "/%2E/x", "/a//b", "//a", "/a%2fb", "/a%5cb",
      "/a\\b", "/a%00", "/a%0d%0aX:1", "/%7f", "/.git/config", "/a/.htaccess", "/%c0%ae%c0%ae/x",
      "/%ff", "/..%2f..%2fetc/passwd", "/%252e%252e/..", "/..;/x",
    ]
  )
  func `what could mean another path isn't found`(target: String) {
    #expect(throws: RequestTarget.Failure.impossible) { try RequestTarget(target) }
  }

  @Test func `percent signs aren't decoded twice`() throws {
    #expect(try RequestTarget("/%252e%252e/x").path == "%2e%2e/x")
  }

  @Test(
    arguments: [
      "", "*", "host:443", "a/b", "/%", "/%4", "/%zz", "/a b", "/é", "/a\u{0}", "/a\tb", "/a#b",
      "ftp://host/a", "http://", "http:///a", "http://host", "/%+4",
    ]
  )
  func `what isn't a target is refused`(target: String) {
    #expect(throws: RequestTarget.Failure.malformed) { try RequestTarget(target) }
  }

  @Test func `a target has a limit`() throws {
    let longest = "/" + String(repeating: "a", count: RequestTarget.maximumLength - 1)
    #expect(try RequestTarget(longest).path.utf8.count == RequestTarget.maximumLength - 1)
    #expect(throws: RequestTarget.Failure.tooLong) { try RequestTarget(longest + "a") }
  }

  @Test(arguments: ["road-notes/", "road%20notes/", "r%C3%B6d/", ""])
  func `a base address is compared as requests are read`(path: String) throws {
    let base = try #require(BaseAddress("https://media.acme.test/\(path)", isPrivate: true))
    #expect(try RequestTarget("/\(path)feed.xml").path == base.decodedPath + "feed.xml")
  }
}
