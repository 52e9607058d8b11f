import RoadcastModel
import Testing

struct DiagnosticLogTests {
  private let place = SourceLocation(file: "episodes/show.yml", line: 3)

  @Test func `a log keeps diagnostics in the order in which they were found`() {
    var log = DiagnosticLog()
    #expect(log.isEmpty)
    log.add(.wording, at: place, "first")
    log.add(.notUTF8, severity: .warning, at: place, "second")
    log.add(contentsOf: [Diagnostic(.badDate, at: place, "third")])
    log.add(Diagnostic(.badName, at: place, "fourth"))
    #expect(log.diagnostics.map(\.message) == ["first", "second", "third", "fourth"])
    #expect(log.diagnostics.map(\.severity) == [.warning, .warning, .error, .error])
    #expect(!log.isEmpty)
  }
}
