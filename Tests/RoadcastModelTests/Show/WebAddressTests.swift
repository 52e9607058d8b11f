import RoadcastModel
import Testing

struct WebAddressTests {
  @Test(arguments: [
    ("mailto:a@b.c", "mailto:a@b.c?subject=R%26D"),
    ("https://e.com/?a=b", "https://e.com/?a=b&subject=R%26D"),
    ("https://e.com/form#answer", "https://e.com/form?subject=R%26D#answer"),
    ("https://e.com/form?a=b#x?y", "https://e.com/form?a=b&subject=R%26D#x?y"),
    ("https://e.com/?", "https://e.com/?subject=R%26D"),
    ("https://e.com/?a&", "https://e.com/?a&subject=R%26D"),
    ("mailto:a@b.c?Subject=Mine", "mailto:a@b.c?Subject=Mine"),
  ])
  func `a subject is added to the query of a feedback address`(address: String, asking: String) {
    #expect(WebAddress.asking(address, about: "R&D") == asking)
  }

  @Test func `everything but unreserved characters is percent-encoded`() {
    #expect(WebAddress.percentEncoded("Aa0-._~") == "Aa0-._~")
    #expect(WebAddress.percentEncoded("a b&c=d/ü\n") == "a%20b%26c%3Dd%2F%C3%BC%0A")
  }
}
