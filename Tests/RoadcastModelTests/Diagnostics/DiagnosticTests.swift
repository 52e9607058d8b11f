import RoadcastModel
import Testing

struct DiagnosticTests {
  @Test func `a diagnostic is printed as a compiler prints one`() {
    let file = "episodes/2026-11-20-northwind/episode.yml"
    let place = SourceLocation(file: file, line: 9, column: 12)
    let diagnostic = Diagnostic(.unknownTag, at: place, "no tag \"retenton\"")
    #expect(diagnostic.description == "\(file):9:12: error: no tag \"retenton\" [unknown-tag]")
  }

  @Test func `a diagnostic without a line has no column`() {
    let whole = SourceLocation(file: "a\nb", column: 3)
    #expect(
      Diagnostic(.wording, at: whole, "m").description == "a\\nb: warning: m [wording]"
    )
    let line = SourceLocation(file: "a", line: 3)
    #expect(Diagnostic(.wording, at: line, "m").description == "a:3: warning: m [wording]")
  }

  @Test func `diagnostics are sorted by file, line and column`() {
    let places = [
      SourceLocation(file: "a"), SourceLocation(file: "a", line: 2, column: 9),
      SourceLocation(file: "a", line: 10, column: 1),
      SourceLocation(file: "a", line: 10, column: 2),
      SourceLocation(file: "b", line: 1),
    ]
    let sorted = places.map { Diagnostic(.wording, at: $0, "m") }
    #expect(sorted.reversed().sorted() == sorted)
  }

  @Test func `what's wrong with one recording is sorted by its time`() {
    let place = SourceLocation(file: "episodes/one/01.wav")
    let whole = Diagnostic(.quietRecording, at: place, "is very quiet")
    let moments = [8_800, 13_200, 61_000].map { milliseconds in
      var found = Diagnostic(
        milliseconds == 13_200 ? .clippedRecording : .longSilence,
        at: place,
        "at \(LengthText.format(Milliseconds(milliseconds)))"
      )
      found.moment = Milliseconds(milliseconds)
      return found
    }
    let sorted = [whole] + moments
    #expect(sorted.reversed().sorted() == sorted)
  }

  @Test func `the rule decides the severity`() {
    let place = SourceLocation(file: "a")
    #expect(Diagnostic(.unknownTag, at: place, "m").severity == .error)
    #expect(Diagnostic(.wording, at: place, "m").severity == .warning)
    #expect(Diagnostic(.tooShort, severity: .warning, at: place, "m").severity == .warning)
  }

  @Test func `an error can become a warning and a warning an error`() {
    let error = Diagnostic(.unknownTag, at: SourceLocation(file: "a"), "m")
    #expect(error.asWarning.severity == .warning)
    #expect(error.asWarning.asError == error)
  }
}
