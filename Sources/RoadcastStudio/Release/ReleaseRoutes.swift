import HTTPTypes
import Hummingbird
import RoadcastFiles
import RoadcastModel
import RoadcastProduction
import RoadcastSite

/// What goes out: the changes that a build would make, the build, and the targets that get it.
struct ReleaseRoutes {
  let desk: Desk
  let pages: StudioPages
  let session: StudioSession
  private let outcomes = TargetOutcomes()

  init(desk: Desk, pages: StudioPages, session: StudioSession) {
    self.desk = desk
    self.pages = pages
    self.session = session
  }

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
    router.post("release/changes") { [desk] _, _ in
      Response.json(BuildAnswer(try await desk.rehearse()))
    }
    router.post("release/build") { [desk] _, context in
      // It goes on if the page is closed meanwhile.
      let person = context.person
      let report = try await Task { try await desk.build(author: person) }.value
      return Response.json(BuildAnswer(report))
    }
    router.get("release/progress") { [desk] _, _ in Response.json(desk.progress.state) }
    router.get("release/sending") { [desk] _, _ in Response.json(desk.sendProgress.state) }
    router.get("release/outcomes") { [outcomes] _, _ in Response.json(outcomes.all) }
    router.post("release/targets/:target/compare") { [desk] _, context in
      let report = try await desk.compare(with: try context.parameters.require("target"))
      return Response.json(TargetAnswer(report))
    }
    router.post("release/targets/:target/send") { [self] _, context in
      let target = try context.parameters.require("target")
      let person = context.person
      let outcome = await Task { await send(to: target, person) }.value
      return Response.json(outcome)
    }
  }

  /// Sends to a target, and remembers what became of it: the page can be closed meanwhile.
  private func send(to target: String, _ person: String?) async -> TargetOutcome {
    let dates = (try? desk.workspace().readShow().show?.dates) ?? DateRules()
    var outcome = TargetOutcome(time: dates.text(of: desk.now), person: person)
    do {
      outcome.answer = TargetAnswer(try await desk.publish(to: target, author: person))
    } catch {
      outcome.problem = Problem(error).problem
    }
    outcomes.note(outcome, of: target)
    return outcome
  }
}
