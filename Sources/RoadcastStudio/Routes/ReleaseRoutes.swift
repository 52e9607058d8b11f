import HTTPTypes
import Hummingbird
import RoadcastModel
import RoadcastProduction
import RoadcastPublishing
import RoadcastReports
import RoadcastSite

/// What goes out: the changes that a build would make, the build, and the managers' report.
struct ReleaseRoutes {
  let desk: Desk
  let pages: StudioPages
  let session: StudioSession

  func add(to router: Router<StudioContext>) {
    router.get("release") { [self] _, _ in
      let show = try? desk.workspace().readShow().show
      let frame = PageFrame(show: show, session: session, place: .release)
      var values = frame.values(title: "Publish", scripts: ["release"])
      values["targets"] = (show?.targets ?? []).map {
        HTMLValues(["name": $0.name.value, "place": $0.placeText])
      }
      values["hasTargets"] = !(show?.targets.isEmpty ?? true)
      return Response.page(pages.render("release", values))
    }
    router.post("release/targets/:target/:kind") { [desk] _, context in
      let isRehearsal = try context.parameters.require("kind") != "send"
      let report = try await desk.publish(
        to: try context.parameters.require("target"),
        isRehearsal: isRehearsal
      )
      return Response.json(TargetAnswer(report))
    }
    router.post("release/changes") { [desk] _, _ in
      Response.json(BuildAnswer(try await desk.rehearse()))
    }
    router.post("release/build") { [desk] _, _ in
      Response.json(BuildAnswer(try await desk.build()))
    }
    router.get("release/progress") { [desk] _, _ in Response.json(desk.progress.state) }
    router.get("report") { [desk] _, _ in
      guard let page = try await Self.report(desk) else {
        return Response(status: .seeOther, headers: [.location: "/text?file=episodes/show.yml"])
      }
      return Response.page(try page.bytes())
    }
    router.get("report.css") { [desk] _, _ in
      let style = try await Self.report(desk)?.style ?? ""
      var response = Response.text(.ok, style)
      response.headers[.contentType] = "text/css; charset=utf-8"
      return response
    }
  }
}

extension ReleaseRoutes {
  /// The managers' report; nil if the show's manifest can't be used.
  private static func report(_ desk: Desk) async throws -> ReportPage? {
    let survey = try await desk.report()
    return survey.contents.map { contents in
      ReportPage(
        ReportPage.Content(
          of: contents.plan,
          in: ReportScope(),
          diagnostics: contents.diagnostics,
          colours: contents.colours
        ),
        in: ReportPage.Site(styleSheet: "/report.css", home: "/")
      )
    }
  }
}

/// What was sent to a target, or would be.
struct TargetAnswer: Encodable {
  var sends: Int
  var bytes: Int
  var removals: Int
  var unchanged: Int

  /// Files of others that are in the way.
  var conflicts: [String]

  /// What apps can't use at the public address, and what couldn't be announced.
  var problems: [String]

  init(_ report: PublishingReport) {
    sends = report.plan.sends.count
    bytes = report.plan.bytes
    removals = report.plan.removals.count
    unchanged = report.plan.unchanged
    conflicts = report.plan.conflicts
    problems = report.problems + report.announcementProblems
  }
}

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
