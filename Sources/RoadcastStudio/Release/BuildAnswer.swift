import RoadcastModel
import RoadcastProduction

/// What a build did, or would do.
struct BuildAnswer: Encodable {
  struct Change: Encodable {
    var kind: String
    var slug: String
    var title: String
    var feeds: [String]
    var details: [String]
  }

  struct Problem: Encodable {
    var severity: String
    var message: String
    var place: String

    /// The episode that it's about; nil for the show.
    var slug: String?
  }

  /// Whether there was a build at all: errors stop it.
  var isBuilt: Bool
  var changes: [Change]
  var problems: [Problem]
  var notes: [String]

  init(_ report: Report) {
    isBuilt = report.build != nil
    changes = (report.build?.changes ?? []).map { change in
      Change(
        kind: change.kind.rawValue,
        slug: change.slug,
        title: change.title,
        feeds: change.feeds.map { $0.label ?? "Main feed" },
        details: change.details
      )
    }
    problems = report.diagnostics.map { diagnostic in
      let parts = diagnostic.location.file.split(separator: "/")
      return Problem(
        severity: diagnostic.severity.rawValue,
        message: diagnostic.message,
        place: diagnostic.place,
        slug: parts.count >= 2 && parts[0] == "episodes" && Slug.isValid(String(parts[1]))
          ? String(parts[1]) : nil
      )
    }
    notes = report.notes
  }
}
