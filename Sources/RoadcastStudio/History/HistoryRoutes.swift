import HTTPTypes
import Hummingbird
import RoadcastEditing
import RoadcastFiles
import RoadcastModel
import RoadcastProduction

/// What was done in the studio, and by whom; changes of texts can be undone.
struct HistoryRoutes {
  let desk: Desk
  let pages: StudioPages
  let session: StudioSession

  /// The steps that are listed at first.
  private static let recent = 100

  func add(to router: Router<StudioContext>) {
    router.get("history") { [self] request, _ in
      let (frame, page) = start()
      var values = frame.values(title: "History", scripts: ["history"])
      let query = request.uri.queryParameters
      let slug = query.get("episode").flatMap { Slug.isValid($0) ? $0 : nil }
      let limit = query.get("all") == nil ? Self.recent : .max
      let steps = try desk.editing.steps(limit: limit, of: slug.map { "episodes/\($0)" })
      values["days"] = page.days(steps)
      values["isEmpty"] = steps.isEmpty
      values["episode"] = slug
      values["more"] =
        steps.count == limit ? "/history?all\(slug.map { "&episode=\($0)" } ?? "")" : nil
      values["zone"] = page.dates.readingZone.name
      return Response.page(pages.render("history", values))
    }
    router.get("history/:step") { [self] _, context in
      let number = try context.parameters.require("step", as: Int.self)
      guard let step = try desk.editing.step(number) else {
        throw HTTPError(.notFound, message: "the history doesn't have this step any more")
      }
      let (frame, page) = start()
      var values = frame.values(title: step.what, scripts: ["history"])
      values.merge(page.values(of: step)) { $1 }
      values["zone"] = page.dates.readingZone.name
      values["files"] = page.comparisons(of: step)
      return Response.page(pages.render("step", values))
    }
    router.get("history/:step/files/:position") { [desk] request, context in
      let number = try context.parameters.require("step", as: Int.self)
      let position = try context.parameters.require("position", as: Int.self)
      guard let step = try desk.editing.step(number),
        let path = desk.editing.keptFile(position, of: step),
        let file = try InputFile.existing(at: path)
      else {
        throw HTTPError(.notFound, message: "the history doesn't have this file any more")
      }
      var response = FileAnswer(file, type: "application/octet-stream").response(to: request)
      response.headers[.contentDisposition] = "attachment"
      return response
    }
    router.post("history/:step/:kind") { [desk] _, context in
      let number = try context.parameters.require("step", as: Int.self)
      let isUndo = try context.parameters.require("kind") != "redo"
      let person = context.person
      let step = try await desk.writes.run { [desk] in
        guard isUndo else { return try desk.editing.redo(number, by: person, at: desk.now) }
        return try desk.editing.undo(number, by: person, at: desk.now)
      }
      return Response.json(["what": step.what])
    }
  }

  private func start() -> (frame: PageFrame, page: HistoryPage) {
    let show = try? desk.workspace().readShow().show
    return (
      PageFrame(show: show, session: session, place: .history),
      HistoryPage(desk: desk, dates: show?.dates ?? DateRules())
    )
  }
}
