import RoadcastModel
import Testing

struct WebAddressTests {
  @Test func `everything but unreserved characters is percent-encoded`() {
    #expect(WebAddress.percentEncoded("Aa0-._~") == "Aa0-._~")
    #expect(WebAddress.percentEncoded("a b&c=d/ü\n") == "a%20b%26c%3Dd%2F%C3%BC%0A")
  }
}
