import RoadcastModel
import Testing

struct DisplayWidthTests {
  @Test(arguments: [
    ("", 0), ("Welcome", 7), ("Cafés", 5), ("Cafe\u{301}s", 5), ("歩く", 4), ("한국", 4),
    ("\u{1112}\u{1161}\u{11AB}", 2), ("👩‍🚀", 2), ("🇩🇪", 2), ("❤️", 2), ("שלום", 4), ("ｗ", 2),
    ("a\u{200B}b", 2), ("क्ष", 2),
  ])
  func `wide characters have two columns, combining ones none`(text: String, width: Int) {
    #expect(text.displayWidth == width)
  }

  @Test(arguments: [
    ("Welcome", 7, "Welcome"), ("Welcome", 4, "Wel…"), ("歩く人", 4, "歩…"), ("歩く人", 5, "歩く…"),
    ("Welcome", 0, ""), ("Welcome", 1, "…"), ("👩‍🚀👩‍🚀", 3, "👩‍🚀…"),
  ])
  func `a text is shortened between characters`(text: String, width: Int, cut: String) {
    #expect(text.cut(toWidth: width) == cut)
    #expect(cut.displayWidth <= max(width, 0))
  }

  @Test func `only text written from right to left is isolated`() {
    #expect("Welcome, 歩く".isolated == "Welcome, 歩く")
    #expect("שלום 12".isolated == "\u{2068}שלום 12\u{2069}")
  }
}
