import HTTPTypes
import Hummingbird
import RoadcastFiles
import RoadcastModel
import RoadcastProduction
import RoadcastPublishing

/// The schedule, with what goes out next.
struct CalendarRoutes {
  let desk: Desk
  let pages: StudioPages
  let session: StudioSession

  func add(to router: Router<StudioContext>) {
    router.get("calendar") { [self] request, _ in
      let survey = try await desk.survey()
      guard let plan = survey.contents?.plan else {
        return Response(status: .seeOther, headers: [.location: "/text?file=episodes/show.yml"])
      }
      let page = CalendarPage(
        plan: plan,
        frame: PageFrame(show: plan.show, session: session, place: .calendar),
        lastRun: lastRun,
        showsAll: request.uri.queryParameters.get("all") != nil
      )
      return Response.page(pages.render("calendar", page.values))
    }
  }

  /// When a timer last looked whether something is due; nil if none ever has.
  private var lastRun: Moment? {
    let folder = "\(desk.root)/\(PublishingState.folder)"
    return (FileSystem.names(in: folder) ?? []).filter {
      $0 == "due" || $0.hasPrefix("due-")
    }.compactMap { DueState(file: "\(folder)/\($0)")?.checked }.max()
  }
}
