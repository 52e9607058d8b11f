import RoadcastEditing
import Testing

/// Two versions of a text, line by line.
struct TextComparisonTests {
  private func compare(_ old: String?, _ new: String?, context: Int = 1) -> [String] {
    let signs: [TextComparison.Mark: String] = [
      .same: " ", .removed: "-", .added: "+", .gap: "~", .rest: "…",
    ]
    return TextComparison(old.map { Array($0.utf8) }, new.map { Array($0.utf8) }, context: context)
      .lines.map { (signs[$0.mark] ?? "?") + $0.text }
  }

  @Test func `what differs is shown with the lines around it`() {
    let old = "a\nb\nc\nd\ne\nf\ng\n"
    #expect(compare(old, "a\nb\nc\nD\ne\nf\ng\n") == ["~", " c", "-d", "+D", " e", "~"])
    #expect(compare(old, "a\nb\nc\ne\nf\nh\ng\n") == ["~", " c", "-d", " e", " f", "+h", " g"])
    #expect(
      compare("a\na\na\n", "a\na\n") == [" a", "-a"]
        || compare("a\na\na\n", "a\na\n") == ["~", " a", "-a"]
    )
  }

  @Test func `a new file is all new, and a removed one all old`() {
    #expect(compare(nil, "a\nb") == ["+a", "+b"])
    #expect(compare("a\n", nil) == ["-a"])
    #expect(compare("", "").isEmpty)
  }

  @Test func `line ends alone are said to be different`() {
    let comparison = TextComparison(Array("a\r\nb\r\n".utf8), Array("a\nb\n".utf8))
    #expect(comparison.isInvisible)
    #expect(!TextComparison(Array("a".utf8), Array("b".utf8)).isInvisible)
  }

  @Test func `of long texts with nothing in common the beginning is shown`() {
    let old = (0..<40_000).map { "old \($0)\n" }.joined()
    let new = (0..<40_000).map { "new \($0)\n" }.joined()
    let lines = compare(old, new)
    #expect(lines.count == 2_001)
    #expect(lines.last == "…78000 more lines")
  }
}
