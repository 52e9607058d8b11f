import RoadcastMarkdown
import RoadcastTesting
import Testing

struct ShowNotesTests {
  @Test(
    arguments: [
      ("", []), ("Hello", ["<p>Hello</p>"]), ("One\n\nTwo", ["<p>One</p>", "<p>Two</p>"]),
      ("One\ntwo", ["<p>One two</p>"]), ("One  \ntwo", ["<p>One<br>two</p>"]),
      ("*em* **strong** `code`", ["<p><em>em</em> <strong>strong</strong> code</p>"]),
      ("# Title #", ["<p><strong>Title</strong></p>"]),
      ("Title\n---", ["<p><strong>Title</strong></p>"]),
      ("- a\n- b", ["<ul><li>a</li><li>b</li></ul>"]),
      ("1. a\n2. b", ["<ol><li>a</li><li>b</li></ol>"]),
      ("- a\n\n- b", ["<ul><li><p>a</p></li><li><p>b</p></li></ul>"]),
      ("- a\n  1. b", ["<ul><li>a<ol><li>b</li></ol></li></ul>"]), ("> quoted", ["<p>quoted</p>"]),
      ("a\n\n---\n\nb", ["<p>a</p>", "<p>b</p>"]), ("    x < y\n    z", ["<p>x &lt; y<br>z</p>"]),
      ("![a *picture*](https://e.com/p.png)", ["<p>a <em>picture</em></p>"]),
      ("[b](https://e.com/?a=1&b=2)", ["<p><a href=\"https://e.com/?a=1&amp;b=2\">b</a></p>"]),
      ("[b](https://e.com \"title\")", ["<p><a href=\"https://e.com\">b</a></p>"]),
      ("<https://e.com>", ["<p><a href=\"https://e.com\">https://e.com</a></p>"]),
      ("[m](mailto:a@b.c)", ["<p><a href=\"mailto:a@b.c\">m</a></p>"]),
      ("a & b < c > d \" '", ["<p>a &amp; b &lt; c &gt; d &quot; &#39;</p>"]),
      ("&amp; &lt;b&gt; &copy; &nbsp;x", ["<p>&amp; &lt;b&gt; © \u{A0}x</p>"]),
      ("日本 👋 Grüße", ["<p>日本 👋 Grüße</p>"]),
    ] as [(String, [String])]
  )
  func `Markdown becomes the tags that apps know`(markdown: String, blocks: [String]) {
    let notes = ShowNotes(markdown: markdown)
    #expect(notes.blocks == blocks)
    #expect(notes.droppedHTML == nil && notes.droppedLinks.isEmpty)
  }

  @Test(
    arguments: [
      ("<script>alert(1)</script>", []), ("<div>\n\n*a*\n\n</div>", ["<p><em>a</em></p>"]),
      ("a <b onclick=\"x\">b</b> c", ["<p>a b c</p>"]), ("<!-- secret -->\n\na", ["<p>a</p>"]),
      ("a <img src=x onerror=alert(1)> b", ["<p>a  b</p>"]),
    ] as [(String, [String])]
  )
  func `raw HTML is left out, and the notes report it`(markdown: String, blocks: [String]) {
    let notes = ShowNotes(markdown: markdown)
    #expect(notes.blocks == blocks)
    #expect(notes.droppedHTML == 1)
  }

  @Test(arguments: [
    "[x](javascript:alert(1))", "[x](JaVaScRiPt:alert(1))", "[x](data:text/html,x)",
    "[x](java&#115;cript:alert(1))", "[x](/relative)", "[x](#anchor)", "[x]()",
    "[x](ftp://e.com/)", "[x](https://user:pw@e.com/)", "[x](//e.com/)", "[x](mailto:nobody)",
    "[x](<https://e com/>)", "[x](vbscript:x)", "[x][y]\n\n[y]: javascript:alert(1)",
  ])
  func `unsafe links are left out, and their words stay`(markdown: String) {
    let notes = ShowNotes(markdown: markdown)
    #expect(notes.blocks == ["<p>x</p>"])
    #expect(notes.droppedLinks.map(\.line) == [1])
  }

  @Test(
    arguments: [
      ("", []), ("# Title\n\n*One* **word**, `code`", ["Title", "One word, code"]),
      ("un*believ*able [link](https://e.com)s", ["unbelievable links"]),
      ("- a\n- b & c", ["a  b & c"]), ("One  \ntwo\nthree", ["One two three"]),
      ("    x < y\n    z", ["x < y z"]), ("---\n\n<b>a</b>\n\n![pic](p.png)", ["a", "pic"]),
    ] as [(String, [String])]
  )
  func `the words of each block have no markup`(markdown: String, texts: [String]) {
    #expect(ShowNotes(markdown: markdown).texts == texts)
  }

  @Test(arguments: [
    "> ", "- ", "* ", "1. ", "[", "![", "(", "**", "_a ", "`", "<", "\\", "&", "[](", "#", "~", "|",
    "www.",
    "a@", "@", "http://", "- [x] ", "|-|\n", "[x](https://e.com/ ", "~~a~",
  ])
  func `30,000 levels of nesting are read in bounded time`(piece: String) {
    let markdown = String(repeating: piece, count: 30_000) + "x"
    var blocks: [String] = []
    let time = ContinuousClock().measure { blocks = ShowNotes(markdown: markdown).blocks }
    #expect(time < .seconds(10))
    #expect(!blocks.isEmpty)
    #expect(TagBalance(blocks.joined()).isBalanced)
  }

  @Test(arguments: 0..<200)
  func `every tag is known and closed, whatever the Markdown`(seed: Int) {
    let pieces = [
      "*", "**", "_", "`", "```\n", "[", "](", "](https://e.com)", ")", "!", "![", "<b>", "</b>",
      "<",
      ">", "> ", "- ", "1. ", "\n", "\n\n", "  \n", "# ", "---\n", "    ", "\t", "&amp;", "&", "\\",
      "word", "👋", "\u{0}", "|", "<!--", "-->", "[x]: https://e.com\n", "https://e.com", "~~", "~",
      "- [x] ", "www.e.com",
      "a@b.c", "| a | b |\n| --- | --- |\n", "。", "|\n",
    ]
    var random = SeededRandom(seed: seed)
    var markdown = ""
    for _ in 0..<Int.random(in: 1...120, using: &random) {
      markdown += pieces.randomElement(using: &random) ?? ""
    }
    let app: Set = ["p", "ol", "ul", "li", "a", "strong", "em", "br"]
    let page = app.union(["table", "thead", "tbody", "tr", "th", "td", "del"])
    for (medium, names) in [(ShowNotes.Medium.app, app), (.page, page)] {
      for block in ShowNotes(markdown: markdown, for: medium).blocks {
        let balance = TagBalance(block)
        #expect(balance.isBalanced)
        #expect(balance.names.isSubset(of: names))
        #expect(!block.contains("\n"))
      }
    }
  }
}
