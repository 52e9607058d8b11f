import Foundation
import RoadcastModel
import RoadcastTesting
import Testing

struct RulesPageTests {
  private static let path = "\(Repository.path)/docs/rules.md"

  @Test func `docs/rules.md says what the rules say`() throws {
    // `make docs` sets this; read the difference before you commit it.
    if ProcessInfo.processInfo.environment["ROADCAST_WRITE_EXPECTED"] == "1" {
      try RulesPage.text.write(toFile: Self.path, atomically: true, encoding: .utf8)
    }
    #expect(try String(contentsOfFile: Self.path, encoding: .utf8) == RulesPage.text)
  }

  @Test(arguments: Rule.allCases)
  func `a rule's explanation is a paragraph of whole sentences`(rule: Rule) {
    let explanation = rule.definition.explanation
    #expect(explanation.hasSuffix("."))
    #expect(!explanation.contains("\n"))
    #expect(explanation.split(separator: ". ").count >= 2, "it says what's wrong and what to do")
  }

  @Test(arguments: Rule.allCases)
  func `a rule's name can be part of an address`(rule: Rule) {
    #expect(Slug.isValid(rule.rawValue))
  }

  @Test(arguments: RuleSubject.allCases)
  func `a subject has rules`(subject: RuleSubject) {
    #expect(Rule.allCases.contains { $0.definition.subject == subject })
  }
}
