import Hummingbird
import RoadcastEditing
import RoadcastModel
import RoadcastProduction
import RoadcastSite

/// The changes that were made in the studio, each of which can be undone.
struct HistoryRoutes {
  let desk: Desk
  let pages: StudioPages
  let session: StudioSession

  func add(to router: Router<StudioContext>) {
    router.get("history") { [self] _, _ in
      let show = try? desk.workspace().readShow().show
      var values = PageFrame(show: show, session: session, place: .none)
        .values(title: "History", scripts: ["history"])
      let steps = try desk.editing.steps()
      values["steps"] = try steps.map { try self.values($0, show?.dates ?? DateRules()) }
      values["isEmpty"] = steps.isEmpty
      return Response.page(pages.render("history", values))
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

  private func values(_ step: EditStep, _ dates: DateRules) throws -> HTMLValues {
    let local = dates.readingZone.moment(step.moment)
    let state = try desk.editing.state(of: step)
    let file = step.changes.first?.file ?? ""
    let parts = file.split(separator: "/")
    return HTMLValues([
      "number": step.number, "what": step.what, "author": step.author,
      "day": dates.words.short(local.date), "time": WrittenDate.clock(local.secondOfDay),
      "iso": local.rfc3339,
      "file": file, "slug": parts.count == 3 ? String(parts[1]) : nil,
      "canUndo": state == .done, "canRedo": state == .undone,
      "isOlder": state == .changedSince, "isUndone": step.undoneBy != nil,
    ])
  }
}
