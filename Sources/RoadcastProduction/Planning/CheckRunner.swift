import RoadcastChecks
import RoadcastFiles
import RoadcastFeed
import RoadcastModel

/// Asks every rule.
enum CheckRunner {
  /// - `jobs`: how many episodes are judged at once.
  static func check(_ plan: Plan, jobs: Int) async throws(WorkFailure) -> [Finding] {
    let ofShow = Checks.show.flatMap { $0.diagnostics(in: plan) }
    let ofEpisodes = try await plan.episodes.mapConcurrently(jobs: jobs) { planned in
      Checks.episode.flatMap { $0.diagnostics(for: planned, in: plan) }.map {
        Finding(slug: planned.episode.slug, diagnostic: $0)
      }
    }.flatMap(\.self)
    return (ofShow + takenGuids(in: plan)).map { Finding(slug: slug(of: $0), diagnostic: $0) }
      + ofEpisodes
  }

  /// Guids that somebody wrote down and that another episode has by its name.
  private static func takenGuids(in plan: Plan) -> [Diagnostic] {
    guard plan.episodes.contains(where: { $0.episode.guid != nil }) else { return [] }
    let show = FeedComposer.guid(of: plan.show)
    var made: [String: String] = [:]
    for planned in plan.episodes where planned.episode.guid == nil {
      made[Guid.episode(planned.episode.slug, audience: nil, ofShow: show)] = planned.episode.slug
    }
    return plan.episodes.compactMap { planned in
      guard let guid = planned.episode.guid, let other = made[guid.value] else { return nil }
      return Diagnostic(
        .sameGUID,
        at: guid.location,
        "\(other.quoted) has the guid \(guid.value.quoted) already"
      )
    }
  }

  /// Rules that compare episodes tell it at one of them: `episodes/SLUG/episode.yml`.
  private static func slug(of diagnostic: Diagnostic) -> String? {
    let parts = diagnostic.location.file.split(separator: "/")
    return parts.count >= 3 ? String(parts[1]) : nil
  }
}
