import RoadcastModel
import Testing

struct WebAddressTests {
  @Test func `everything but unreserved characters is percent-encoded`() {
    #expect(WebAddress.percentEncoded("Aa0-._~") == "Aa0-._~")
    #expect(WebAddress.percentEncoded("a b&c=d/ü\n") == "a%20b%26c%3Dd%2F%C3%BC%0A")
  }

  @Test(arguments: [
    ("https://Example.org/feed.xml", "example.org"), ("https://example.org:8080?x", "example.org"),
    ("http://dana:pass@word@example.org/", "example.org"), ("https://[::1]:443/a", "::1"),
    ("http://user@[fe80::1]", "fe80::1"), ("https://a.example/@b:c", "a.example"),
  ])
  func `the host of an address has no login, port or brackets`(address: String, host: String) {
    #expect(WebAddress.host(of: address) == host)
  }

  @Test(arguments: ["mailto:a@example.org", "https://", "https:///feed.xml", "feed.xml", ""])
  func `some addresses have no host`(address: String) {
    #expect(WebAddress.host(of: address) == nil)
  }
}
