import Testing

@testable import RoadcastSite

/// A text that's rendered once and filled in for each page.
struct GappedTextTests {
  private func filled(_ text: String, _ fillings: String...) -> String {
    let gapped = GappedText(text.utf8)
    return String(decoding: gapped.filled(with: fillings.map { Array($0.utf8) }), as: UTF8.self)
  }

  @Test func `gaps are filled wherever they are`() {
    let (first, twelfth) = (GappedText.marker(0), GappedText.marker(11))
    let many = (0..<12).map { GappedText.marker($0) }.joined()
    #expect(filled("") == "")
    #expect(filled("<p>é</p>", "x") == "<p>é</p>")
    #expect(filled("\(first)a\(first)\(first)", "x") == "xaxx")
    #expect(GappedText(twelfth.utf8).hasGaps && !GappedText("11".utf8).hasGaps)
    #expect(
      filled(many, "a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k", "l") == "abcdefghijkl"
    )
  }

  @Test func `a filling that looks like a gap stays`() {
    #expect(filled(GappedText.marker(0), GappedText.marker(1)) == GappedText.marker(1))
  }
}
