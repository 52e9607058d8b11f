import RoadcastHTTP
import Testing

struct SecretAddressTests {
  @Test(arguments: [
    ("https://example.com/feed.xml", "https://example.com/feed.xml"),
    ("https://example.com/s/ab12cd34ef56gh78/feed.xml", "https://example.com/s/ab12…/feed.xml"),
    ("https://user:word@example.com/feed", "https://…@example.com/feed"),
    ("https://example.com/feed?token=abc#part", "https://example.com/feed?…"),
    (
      "https://hooks.example.com/T0/B0/x7Kd93jd02LLq19sPqz81ab",
      "https://hooks.example.com/T0/B0/x7Kd…"
    ),
    (
      "https://example.com/2026-11-20-northwind-in-nine-days/",
      "https://example.com/2026-11-20-northwind-in-nine-days/"
    ),
    ("https://example.com/917393e3-1b1e-5cef-ace4-edaa54e1f810/f", "https://example.com/9173…/f"),
    ("no address", "no address"),
  ])
  func `keys are hidden and places stay readable`(address: String, shown: String) {
    #expect(SecretAddress.masked(address) == shown)
  }
}
