import Hummingbird
import RoadcastEditing
import RoadcastModel

/// The length coach: ways to make each version of an episode fit the limits.
struct CoachRoutes {
  let desk: Desk
  let episodes: EpisodeRoutes

  private struct Answer: Encodable {
    var version: String
    var remedies: [RemedyAnswer]
  }

  func add(to router: Router<StudioContext>) {
    router.get("episodes/:slug/remedies") { [desk] _, context in
      let file = try desk.episodeFile(try context.parameters.require("slug"))
      let coach = try await desk.coach(of: file)
      let remedies = coach.map { RemedyAnswer.all(of: $0).map(\.answer) } ?? []
      return Response.json(Answer(version: file.version, remedies: remedies))
    }
    router.post("episodes/:slug/remedies") { [desk, episodes] request, context in
      let slug = try context.parameters.require("slug")
      let choice = try await request.decode(as: RemedyChoice.self, context: context)
      let file = try await desk.apply(choice, to: slug, author: context.person)
      return Response.json(episodes.answer(file, try await desk.draft(of: slug)))
    }
  }
}
