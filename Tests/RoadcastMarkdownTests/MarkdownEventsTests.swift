import RoadcastMarkdown
import Testing

struct MarkdownEventsTests {
  private func kinds(_ markdown: String) -> [MarkdownEvent.Kind] {
    MarkdownEvents(markdown).map(\.kind)
  }

  @Test func `a text without words has no events`() {
    #expect(kinds("").isEmpty)
    #expect(kinds("\n \n").isEmpty)
  }

  @Test func `elements start and end around their content`() {
    #expect(
      kinds("A *b*\nc") == [
        .start(.paragraph(isTight: false)), .text("A "), .start(.emphasis), .text("b"),
        .end(.emphasis), .softBreak, .text("c"), .end(.paragraph(isTight: false)),
      ]
    )
    #expect(
      kinds("1. [a](x:y)") == [
        .start(.list(isOrdered: true)), .start(.item(isDone: nil)),
        .start(.paragraph(isTight: true)),
        .start(.link(address: "x:y")), .text("a"), .end(.link(address: "x:y")),
        .end(.paragraph(isTight: true)), .end(.item(isDone: nil)), .end(.list(isOrdered: true)),
      ]
    )
  }

  @Test func `code, raw HTML and dividers are single events`() {
    #expect(
      kinds("```\na\nb\n```\n\n---\n\n<div>\n\nx <b>`y`") == [
        .codeBlock("a\nb\n"), .divider, .htmlBlock("<div>\n"),
        .start(.paragraph(isTight: false)), .text("x "), .htmlTag, .text("y"),
        .end(.paragraph(isTight: false)),
      ]
    )
  }

  @Test func `blocks have the lines where they begin`() {
    let events = MarkdownEvents("# One\n\nTwo\nthree\n\n> Four\n\n```\nx\n```\n")
    let lines = events.compactMap { event in
      switch event.kind {
      case .start(.heading), .start(.paragraph), .codeBlock: event.line
      default: nil
      }
    }
    #expect(lines == [1, 3, 6, 8])
  }
}
