import RoadcastModel
import Testing

struct DiagnosticTests {
  @Test func `it is told like a compiler's`() {
    let file = "episodes/2026-11-20-northwind/episode.yml"
    let place = SourceLocation(file: file, line: 9, column: 12)
    let diagnostic = Diagnostic.error(.unknownTag, at: place, "no tag \"retenton\"")
    #expect(diagnostic.description == "\(file):9:12: error: no tag \"retenton\" [unknown-tag]")
  }

  @Test func `without a line there is no column`() {
    let whole = SourceLocation(file: "a\nb", column: 3)
    #expect(
      Diagnostic.warning(.wording, at: whole, "m").description == "a\\nb: warning: m [wording]"
    )
    let line = SourceLocation(file: "a", line: 3)
    #expect(Diagnostic.warning(.wording, at: line, "m").description == "a:3: warning: m [wording]")
  }

  @Test func `they are sorted by file, line and column`() {
    let places = [
      SourceLocation(file: "a"), SourceLocation(file: "a", line: 2, column: 9),
      SourceLocation(file: "a", line: 10, column: 1),
      SourceLocation(file: "a", line: 10, column: 2),
      SourceLocation(file: "b", line: 1),
    ]
    let sorted = places.map { Diagnostic.error(.wording, at: $0, "m") }
    #expect(sorted.reversed().sorted() == sorted)
  }

  @Test func `an error can be told as a warning`() {
    let error = Diagnostic.error(.wording, at: SourceLocation(file: "a"), "m")
    #expect(error.asWarning == .warning(.wording, at: SourceLocation(file: "a"), "m"))
  }
}
