import RoadcastModel

/// The page `docs/rules.md`: every rule with its severity and what to do, by subject.
enum RulesPage {
  static var text: String {
    """
    # Rules

    Every error and warning ends with the name of a rule in brackets:

        episodes/2026-11-13-scanner: error: runs 4:12.3, 47.7 s short of the 5:00 minimum [too-short]

    This page explains each rule and says what to do. An **error** stops a build: `feed/` stays as it
    was. With `--skip-invalid`, a build leaves out only the episodes that have errors. A **warning**
    stops nothing, unless you add `--strict`, which makes every warning an error.

    <!-- This page is generated from Sources/RoadcastModel/Rules: change it there, then run `make docs`. -->

    \(RuleSubject.allCases.map(contents).joined(separator: "\n"))

    ## Index

    \(wrapped(Rule.allCases.sorted().map(link).joined(separator: " · ")))

    \(RuleSubject.allCases.map(section).joined(separator: "\n\n"))

    """
  }

  private static func contents(of subject: RuleSubject) -> String {
    let anchor = subject.title.lowercased()
      .replacing(" ", with: "-")
      .filter { $0.isLetter || $0.isNumber || $0 == "-" }
    return "- [\(subject.title)](#\(anchor))"
  }

  private static func link(to rule: Rule) -> String { "[\(rule.rawValue)](#\(rule.rawValue))" }

  private static func section(on subject: RuleSubject) -> String {
    let rules = Rule.allCases.filter { $0.definition.subject == subject }
    return "## \(subject.title)\n\n" + rules.map(entry).joined(separator: "\n\n")
  }

  /// A rule below a heading that is its anchor.
  private static func entry(for rule: Rule) -> String {
    let paragraph = "\(severity(of: rule)) \(rule.definition.explanation)"
    return "### \(rule.rawValue)\n\n\(wrapped(paragraph))"
  }

  private static func severity(of rule: Rule) -> String {
    let severity = rule.definition.severity
    switch (severity.usual, severity.exception) {
    case (.error, nil): return "**Error.**"
    case (.warning, nil): return "**Warning.**"
    case (.error, let exception?): return "**Error**, or a warning when \(exception)."
    case (.warning, let exception?): return "**Warning**, or an error when \(exception)."
    }
  }

  /// Breaks a paragraph into lines of at most 100 characters.
  private static func wrapped(_ paragraph: String) -> String {
    var lines: [String] = []
    var line = ""
    for word in paragraph.split(separator: " ") {
      if !line.isEmpty, line.count + 1 + word.count > 100 {
        lines.append(line)
        line = ""
      }
      line += line.isEmpty ? String(word) : " \(word)"
    }
    return (lines + [line]).joined(separator: "\n")
  }
}
