import RoadcastPublishing

/// What was sent to a target, or would be.
struct TargetAnswer: Encodable, Sendable {
  struct File: Encodable {
    var path: String

    /// `added`, `changed` or `removed`.
    var kind: String
  }

  struct Message: Encodable {
    var slug: String?
    var recipients: String
    var text: String
  }

  var added: Int
  var changed: Int
  var removed: Int

  /// Files that no feed links to any more, and that stay for now.
  var waiting: Int
  var unchanged: Int

  /// The number of bytes to send.
  var bytes: Int

  /// The first of the files, those of the feeds and pages ahead of others.
  var files: [File]

  /// What would be announced.
  var messages: [Message]

  /// What was announced: the channel, and the episode or nil for the report of the week.
  var told: [[String?]]

  /// What apps can't use at the public address, and what couldn't be announced.
  var problems: [String]
  var notes: [String]

  /// How many links were fetched at the public address; nil if none were.
  var links: Int?

  /// The most files that a page lists.
  private static let mostFiles = 300

  init(_ report: PublishingReport) {
    let plan = report.plan
    changed = plan.replacements.count
    added = plan.sends.count - changed
    removed = plan.removals.count
    waiting = plan.waiting.count
    unchanged = plan.unchanged
    bytes = plan.bytes
    let sends = plan.sends.map {
      File(path: $0.path, kind: plan.replacements.contains($0.path) ? "changed" : "added")
    }
    let removals = plan.removals.map { File(path: $0, kind: "removed") }
    files = Array((removals + sends).prefix(Self.mostFiles))
    messages = report.previews.map {
      Message(slug: $0.slug, recipients: $0.recipients, text: $0.text)
    }
    told = report.isDryRun ? [] : report.told.map { [$0.channel, $0.slug] }
    problems = report.problems + report.announcementProblems
    notes = report.notes
    links = report.verifiedLinks
  }
}
