import RoadcastModel

/// Refuses a facet or a tag that isn't in the show's vocabulary.
struct UnknownTag {
  static let rule = Rule.unknownTag

  private func problems(with tags: [Tag], facets: [Facet]) -> [Problem] {
    var reportedFacets: Set<SourceLocation> = []
    return tags.compactMap { tag in
      guard let facet = facets.first(where: { $0.name == tag.facet }) else {
        guard reportedFacets.insert(tag.facetLocation).inserted else { return nil }
        return Problem(
          at: tag.facetLocation,
          "no facet \(tag.facet.quoted)"
            + Suggestion.clause(for: tag.facet, among: facets.map(\.name), of: "show.yml")
        )
      }
      guard let allowed = facet.tags, !allowed.contains(tag.value) else { return nil }
      return Problem(
        at: tag.location,
        "no tag \(tag.value.quoted) in facet \(facet.name.quoted)"
          + Suggestion.clause(for: tag.value, among: allowed, of: "it")
      )
    }
  }
}

extension UnknownTag: EpisodeCheck {
  func problems(in planned: PlannedEpisode, of plan: Plan) -> [Problem] {
    let episode = planned.episode
    let tags = episode.tags + episode.only + episode.segments.flatMap { $0.tags + $0.only }
    return problems(with: tags, facets: plan.show.facets)
  }
}

/// The tags of audiences and subscribers, and those that choose the segments of a voicemail.
extension UnknownTag: ShowCheck {
  func problems(in plan: Plan) -> [Problem] {
    let show = plan.show
    return problems(with: show.audiences.flatMap(\.only), facets: show.facets)
      + problems(with: show.voicemail?.only ?? [], facets: show.facets)
      + problems(
        with: plan.subscribers.filter { $0.state != .revoked }.flatMap(\.tags),
        facets: show.facets
      )
  }
}
