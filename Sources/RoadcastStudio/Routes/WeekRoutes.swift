import HTTPTypes
import Hummingbird
import RoadcastModel
import RoadcastProduction

/// The first page.
struct WeekRoutes {
  let desk: Desk
  let pages: StudioPages
  let session: StudioSession

  /// How many errors and warnings an episode has.
  private struct Count: Encodable {
    var errors = 0
    var warnings = 0
  }

  private struct Counts: Encodable {
    var episodes: [String: Count] = [:]
  }

  func add(to router: Router<StudioContext>) {
    router.get("/") { [self] request, _ in
      let survey = try await desk.survey()
      let frame = PageFrame(show: survey.contents?.plan.show, session: session, place: .week)
      let page = WeekPage(
        survey: survey,
        now: desk.now,
        frame: frame,
        day: request.uri.queryParameters.get("day"),
        showsAll: request.uri.queryParameters.get("all") != nil
      )
      return Response.page(pages.render("week", page.values))
    }
    router.get("problems") { [desk] _, _ in
      let report = try await desk.check()
      var counts = Counts()
      for diagnostic in report.diagnostics {
        let parts = diagnostic.location.file.split(separator: "/")
        guard parts.count > 1, parts[0] == "episodes" else { continue }
        let slug = String(parts[1])
        if diagnostic.severity == .error {
          counts.episodes[slug, default: Count()].errors += 1
        } else {
          counts.episodes[slug, default: Count()].warnings += 1
        }
      }
      return Response.json(counts)
    }
  }
}
