import RoadcastModel
import Testing

struct WebAddressTests {
  private static let all = ["https", "http", "mailto"]

  @Test(arguments: [
    "https://example.com", "https://example.com/", "HTTPS://example.com/a?b=c#d",
    "http://localhost:8080/x", "https://[::1]/x", "https://example.com/%C3%BC", "mailto:a@b.c",
    "mailto:a@b.c?subject=x", "https://example.com/@user",
  ])
  func `an address of ASCII with a host is fine`(text: String) {
    #expect(WebAddress.problem(with: text, schemes: Self.all) == nil)
  }

  @Test(arguments: [
    ("", "must start with"), ("example.com", "must start with"), ("ftp://example.com", "start"),
    ("javascript:alert(1)", "must start with"), ("https:/example.com", "must start with"),
    ("https://", "no host"), ("https:///x", "no host"), ("https://:80/", "no host"),
    ("https://user@example.com/", "password"), ("https://user:pw@example.com/", "password"),
    ("https://exa mple.com/", "has spaces"), ("https://example.com/ü", "beyond ASCII"),
    ("https://example.com/\u{7F}", "beyond ASCII"), ("https://example.com/\n", "has spaces"),
    ("https://example.com/<b>", "percent-encoded"), ("https://example.com/\"", "percent-encoded"),
    ("mailto:", "no mailbox"), ("mailto:a", "no mailbox"), ("mailto:@b", "no mailbox"),
    ("mailto:a@", "no mailbox"), ("mailto:?to=a@b", "no mailbox"),
  ])
  func `an address that apps refuse is a problem`(text: String, problem: String) throws {
    let found = try #require(WebAddress.problem(with: text, schemes: Self.all))
    #expect(found.contains(problem))
  }

  @Test func `a scheme that isn't allowed is a problem`() {
    let problem = WebAddress.problem(with: "http://example.com/", schemes: ["https"])
    #expect(problem == "must start with https://")
  }

  @Test func `everything but unreserved characters is percent-encoded`() {
    #expect(WebAddress.percentEncoded("Aa0-._~") == "Aa0-._~")
    #expect(WebAddress.percentEncoded("a b&c=d/ü\n") == "a%20b%26c%3Dd%2F%C3%BC%0A")
  }
}
