import RoadcastMarkdown
import RoadcastTesting
import Testing

/// Show notes, damaged in thousands of ways: what comes out is HTML that's closed, with tags that apps know.
@Suite(.serialized)
struct DamagedNotesTests {
  private static let texts =
    SampleTexts.ending(in: ".md", ".txt")
    + [
      """
      # Title
      Host: Dana\\
      Guest: Ann

      | plan | **price** |
      | :--- | ---: |
      | basic | ~~10~~ [9](https://e.com/?a=b&c) |

      1. [ ] call
         - [x] `mail` a@b.test
      > <b>quote</b> ![pic](a.png) www.example.com/a_b*c*

      ```
      code
      ```
      """
    ].map { Array($0.utf8) }

  private static let appTags: Set = ["p", "ol", "ul", "li", "a", "strong", "em", "br"]
  private static let pageTags = appTags.union([
    "table", "thead", "tbody", "tr", "th", "td", "del", "div",
  ])
  private static let patience = Duration.seconds(10)

  @Test(arguments: 0..<(SlowTests.areOn ? 200 : 3))
  func `damaged notes are closed HTML`(seed: Int) {
    for round in 0..<50 {
      let number = seed * 1_000 + round
      var damage = TextDamage(seed: number, others: Self.texts)
      let bytes = damage.damaged(Self.texts[damage.number(below: Self.texts.count)])
      // Notes can't be longer.
      let markdown = String(decoding: bytes.prefix(64 << 10), as: UTF8.self)
      let note: Comment = "seed \(number)"
      let time = ContinuousClock().measure {
        for (medium, tags) in [(ShowNotes.Medium.app, Self.appTags), (.page, Self.pageTags)] {
          let notes = ShowNotes(markdown: markdown, for: medium)
          let balance = TagBalance(notes.blocks.joined())
          #expect(balance.isBalanced, note)
          #expect(balance.names.subtracting(tags) == [], note)
          let lines = markdown.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
          let isPlaced = notes.droppedLinks.allSatisfy { (1...lines.count).contains($0.line) }
          #expect(isPlaced, note)
        }
      }
      #expect(time < Self.patience, note)
    }
  }
}
