import RoadcastModel

/// A facet or a tag that the show's vocabulary does not have.
struct UnknownTag: EpisodeCheck {
  func diagnostics(for planned: PlannedEpisode, in plan: Plan) -> [Diagnostic] {
    let episode = planned.episode
    let tags =
      episode.tags + episode.only + episode.segments.flatMap { $0.tags + $0.only }
    return Self.diagnostics(for: tags, facets: plan.show.facets)
  }

  static func diagnostics(for tags: [Tag], facets: [Facet]) -> [Diagnostic] {
    var toldFacets: Set<SourceLocation> = []
    return tags.compactMap { tag in
      guard let facet = facets.first(where: { $0.name == tag.facet.value }) else {
        guard toldFacets.insert(tag.facet.location).inserted else { return nil }
        let names = facets.map(\.name)
        let clause = Suggestion.clause(for: tag.facet.value, among: names)
        return Diagnostic(
          .unknownTag,
          at: tag.facet.location,
          "no facet \(tag.facet.value.quoted)"
            + (clause.isEmpty ? "; show.yml has \(list(names))" : clause)
        )
      }
      guard let allowed = facet.tags, !allowed.contains(tag.value.value) else { return nil }
      let clause = Suggestion.clause(for: tag.value.value, among: allowed)
      return Diagnostic(
        .unknownTag,
        at: tag.value.location,
        "no tag \(tag.value.value.quoted) in facet \(facet.name.quoted)"
          + (clause.isEmpty ? "; it has \(list(allowed))" : clause)
      )
    }
  }

  private static func list(_ words: [String]) -> String {
    guard !words.isEmpty else { return "none yet" }
    let shown = words.prefix(12).map(\.escapedForDisplay).joined(separator: ", ")
    return words.count > 12 ? "\(shown), …" : shown
  }
}

/// The same for the answers of audiences.
struct UnknownAudienceTag: ShowCheck {
  func diagnostics(in plan: Plan) -> [Diagnostic] {
    UnknownTag.diagnostics(for: plan.show.audiences.flatMap(\.only), facets: plan.show.facets)
  }
}
