import RoadcastModel
import Testing

struct SuggestionTests {
  private static let tags = ["retention", "expansion", "faster-onboarding", "cost-saving"]

  @Test(arguments: [
    ("retenton", "retention"), ("retnetion", "retention"), ("Retention", "retention"),
    ("expanson", "expansion"), ("faster-onbording", "faster-onboarding"),
    ("cost-savings", "cost-saving"), ("rretentionn", "retention"),
  ])
  func `the intended word is suggested for a misspelled one`(word: String, meant: String) {
    #expect(Suggestion.nearest(to: word, among: Self.tags) == meant)
  }

  @Test(arguments: ["", "training", "xyz", "re", String(repeating: "retention", count: 20)])
  func `nothing is suggested for a different word`(word: String) {
    #expect(Suggestion.nearest(to: word, among: Self.tags) == nil)
    #expect(Suggestion.clause(for: word, among: Self.tags).isEmpty)
  }

  @Test func `the closest word is suggested, and the first of equally close ones`() {
    #expect(Suggestion.nearest(to: "bat", among: ["cut", "cat", "rat"]) == "cat")
    #expect(Suggestion.nearest(to: "titel", among: ["total", "title"]) == "title")
  }

  @Test func `the clause has the word in quotation marks`() {
    let clause = Suggestion.clause(for: "retenton", among: Self.tags)
    #expect(clause == "; did you mean \"retention\"?")
  }
}
