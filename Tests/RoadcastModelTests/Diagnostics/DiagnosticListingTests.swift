import RoadcastModel
import Testing

struct DiagnosticListingTests {
  private func diagnostic(_ rule: Rule, _ file: String, line: Int = 1) -> Diagnostic {
    Diagnostic(rule, at: SourceLocation(file: file, line: line), "is wrong")
  }

  @Test func `errors come last, and each severity stays in order`() {
    let diagnostics = [
      diagnostic(.tooShort, "a"), diagnostic(.movedDate, "b"), diagnostic(.unknownKey, "c"),
      diagnostic(.missingGUID, "d"),
    ]
    for showsAll in [false, true] {
      let listing = DiagnosticListing(diagnostics, showsAll: showsAll)
      #expect(listing.lines == [1, 3, 0, 2].map { .diagnostic(diagnostics[$0]) })
    }
  }

  @Test func `of more than ten warnings of one kind, three are listed, ahead of what is rare`() {
    let frequent = (1...112).map { diagnostic(.missingTranscript, "\($0 / 2)", line: $0) }
    let rare = [diagnostic(.movedDate, "0"), diagnostic(.tooShort, "0"), diagnostic(.tooLong, "x")]
    let listing = DiagnosticListing(rare + frequent, showsAll: false)
    let examples = frequent.prefix(3).map(DiagnosticListing.Line.diagnostic)
    let more = DiagnosticListing.Line.more(count: 109, files: 55, .missingTranscript)
    #expect(listing.lines == examples + [more] + rare.map(DiagnosticListing.Line.diagnostic))
    #expect(DiagnosticListing(rare + frequent, showsAll: true).lines.count == 115)
  }

  @Test func `every error is listed, those of a frequent kind first`() {
    let frequent = (1...12).map { diagnostic(.unknownKey, "a", line: $0) }
    let rare = diagnostic(.tooShort, "0")
    let listing = DiagnosticListing([rare] + frequent, showsAll: false)
    #expect(listing.lines == (frequent + [rare]).map(DiagnosticListing.Line.diagnostic))
  }

  @Test func `ten of one kind are all listed`() {
    let frequent = (1...10).map { diagnostic(.unknownKey, "a", line: $0) }
    #expect(DiagnosticListing(frequent, showsAll: false).lines.count == 10)
  }
}
