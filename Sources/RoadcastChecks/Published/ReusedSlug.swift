import RoadcastModel

/// Refuses an episode in the folder of another one that was published.
struct ReusedSlug: EpisodeCheck {
  static let rule = Rule.reusedSlug

  func problems(in planned: PlannedEpisode, of plan: Plan) -> [Problem] {
    let episode = planned.episode
    // It's the same problem in every feed.
    guard let other = planned.republications.first(where: { $0.isOtherEpisode(than: episode) })
    else { return [] }
    return [
      Problem(
        at: episode.location,
        "\(FeedLayout.feed(other.feed)) has \(other.oldTitle.quoted) under this folder's name, so apps "
          + "would take the two for one; rename the folder, or write `reissue: \(planned.nextReissue)`"
      )
    ]
  }
}
