import RoadcastModel
import Testing

struct SlugTests {
  @Test(arguments: [
    "a", "0", "2026-11-20-northwind", "a--b", "a-", String(repeating: "a", count: 80),
  ])
  func `a slug has lower-case letters, digits and hyphens`(text: String) {
    #expect(Slug.isValid(text))
  }

  @Test(arguments: [
    "", "-a", "A", "a_b", "a b", "a.b", "a/b", "..", "ä", "a\u{301}", "a\n", "a\u{0}",
    String(repeating: "a", count: 81),
  ])
  func `other texts aren't slugs`(text: String) {
    #expect(!Slug.isValid(text))
  }

  @Test(arguments: [
    ("How Northwind onboarded in nine days", "how-northwind-onboarded-in-nine-days"),
    ("  What's new?  ", "what-s-new"), ("Übung 7", "bung-7"), ("a -- b", "a-b"),
    ("2026_11_20", "2026-11-20"),
  ])
  func `the closest slug is suggested for a text`(text: String, slug: String) {
    #expect(Slug.suggestion(for: text) == slug)
  }

  @Test(arguments: ["", "---", "日本", "👋"])
  func `no slug is suggested for a text without a usable character`(text: String) {
    #expect(Slug.suggestion(for: text) == nil)
  }

  @Test func `a suggestion is always a slug`() {
    for text in ["-" + String(repeating: "a ", count: 90), "É" + String(repeating: "é", count: 90)]
    {
      #expect(Slug.suggestion(for: text).map(Slug.isValid) != false)
    }
    let long = String(repeating: "a", count: 79) + " b"
    #expect(Slug.suggestion(for: long) == String(repeating: "a", count: 79))
  }
}
