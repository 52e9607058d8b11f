import RoadcastDoctor
import RoadcastModel
import RoadcastReports

/// What the doctor found, for a person.
struct DoctorSummary {
  private let report: DoctorReport
  private let style: TerminalStyle

  init(_ report: DoctorReport, style: TerminalStyle) {
    self.report = report
    self.style = style
  }

  var text: String {
    let title = report.title.map { "\($0.quoted), " } ?? ""
    let kind = report.isPrivate ? "private" : "open to everyone"
    var lines = [
      "\(report.address)",
      "  \(title)\(report.episodes) episode\(report.episodes == 1 ? "" : "s"), \(kind)",
    ]
    for finding in report.findings { lines += ["", text(of: finding)] }
    lines.append("")
    let errors = report.findings.count { $0.severity == .error }
    let warnings = report.findings.count - errors
    lines.append(
      report.findings.isEmpty
        ? style.green("All is well.") + " Looked at \(report.checks) things."
        : "\(errors) error\(errors == 1 ? "" : "s"), \(warnings) warning\(warnings == 1 ? "" : "s"); looked at "
          + "\(report.checks) things."
    )
    return lines.joined(separator: "\n")
  }

  private func text(of finding: Finding) -> String {
    let word =
      finding.severity == .error
      ? style.red(finding.severity.rawValue) : style.yellow(finding.severity.rawValue)
    let others = finding.others > 0 ? " (and \(finding.others) more like it)" : ""
    var lines = [
      "\(word): \(finding.message.escapedForDisplay)\(others) [\(finding.symptom.rawValue)]",
      "  \(finding.address)",
    ]
    for (name, line) in [
      ("nginx", finding.remedy.nginx), ("Caddy", finding.remedy.caddy),
      ("show", finding.remedy.show),
    ] {
      guard let line else { continue }
      let label = name == "show" ? (line.hasPrefix("roadcast ") ? "run" : "show.yml") : name
      lines.append(
        "  \(style.dim("\(label):"))\(String(repeating: " ", count: 9 - label.count))\(line)"
      )
    }
    return lines.joined(separator: "\n")
  }
}
