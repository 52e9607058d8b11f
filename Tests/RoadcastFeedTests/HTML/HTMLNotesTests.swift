import RoadcastFeed
import Testing

struct HTMLNotesTests {
  @Test(arguments: [
    ("<p>One</p><p>Two &amp; three</p>", "One\n\nTwo \\& three"),
    ("Plain words\nof two lines", "Plain words\n\nof two lines"),
    ("A<br>b<br/>c", "A\\\nb\\\nc"),
    ("<ul><li>a<li>b</ul>", "- a\n\n- b"),
    ("<ol><li>a</li><li>b</li></ol>", "1. a\n\n2. b"),
    ("<a href=\"https://example.com/a_b\">x_y</a>", "[x\\_y](<https://example.com/a_b>)"),
    ("<a href=\"javascript:alert(1)\">x</a>", "x"),
    ("<b>bold </b>word <i></i>", "**bold** word"),
    ("see https://example.com/a_b.", "see <https://example.com/a_b>."),
    ("<h2>Links</h2>text", "### Links\n\ntext"),
    ("<script>alert(1)</script><style>p {}</style>left", "left"),
    ("<p>1. not a list</p>", "1\\. not a list"),
    ("<p>&lt;script&gt;</p>", "\\<script\\>"),
    ("", ""),
  ])
  func `HTML becomes Markdown that says the same`(html: String, markdown: String) {
    #expect(HTMLNotes(html).markdown == markdown)
  }

  @Test func `the words alone are on one line`() {
    #expect(HTMLNotes("<p>One <b>two</b></p>\n<p>three</p>").plainText == "One two three")
  }

  @Test func `elements in elements in elements end somewhere`() {
    let html = String(repeating: "<div><b>", count: 20_000) + "x"
    #expect(HTMLNotes(html).plainText.count <= 1)
  }
}
