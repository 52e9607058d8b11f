import RoadcastModel
import RoadcastPublishing

/// What was done at a target, for people.
struct PublishingSummary {
  private let report: PublishingReport
  private let isVerbose: Bool

  init(_ report: PublishingReport, verbose: Bool) {
    self.report = report
    isVerbose = verbose
  }

  var text: String {
    let plan = report.plan
    var lines: [String] = []
    let place = "\(report.target.name.value) (\(report.target.placeText.escapedForDisplay))"
    if plan.isEmpty {
      lines.append("\(place) is up to date: \(Self.count(plan.unchanged, "file"))")
    } else {
      let would = report.isDryRun ? "would send" : "sent"
      lines.append(
        "\(would) \(Self.count(plan.sends.count, "file")), \(ByteText.format(plan.bytes)), to \(place); "
          + "\(plan.unchanged) unchanged"
      )
      if report.isDryRun || isVerbose { lines += plan.sends.map(line) }
      if !plan.removals.isEmpty {
        lines.append(
          "\(report.isDryRun ? "would remove" : "removed") \(Self.count(plan.removals.count, "file"))"
        )
        if report.isDryRun || isVerbose {
          lines += plan.removals.map { "  remove  \($0.escapedForDisplay)" }
        }
      }
    }
    if let links = report.verifiedLinks, report.problems.isEmpty {
      lines.append("all \(Self.count(links, "link")) in the feed work at the public address")
    }
    for told in report.told {
      let (verb, what) =
        told.slug.map { ("announce", $0.escapedForDisplay) } ?? ("send", "the weekly report")
      let done = report.isDryRun ? "would \(verb)" : verb == "send" ? "sent" : "\(verb)d"
      lines.append("\(done) \(what) by \(told.channel)")
    }
    if !plan.waiting.isEmpty, let next = plan.nextRemoval {
      let count = Self.count(plan.waiting.count, "file")
      lines.append(
        "kept for apps that haven't updated yet: \(count), the first until \(next.rfc3339)"
      )
    }
    return lines.joined(separator: "\n")
  }

  private func line(_ file: FeedFile) -> String {
    let size = ByteText.format(file.size)
    let padding = String(repeating: " ", count: max(0, 9 - size.count))
    return "  \(file.stage.rawValue)  \(padding)\(size)  \(file.path.escapedForDisplay)"
  }

  private static func count(_ number: Int, _ noun: String) -> String {
    "\(number) \(noun)\(number == 1 ? "" : "s")"
  }
}
