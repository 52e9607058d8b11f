import RoadcastModel

/// Warns of audio that differs from the published audio.
struct ReplacedAudio: EpisodeCheck {
  static let rule = Rule.replacedAudio

  func problems(in planned: PlannedEpisode, of plan: Plan) -> [Problem] {
    guard let replaced = planned.updates.first(where: \.hasNewAudio) else { return [] }
    return [
      Problem(
        at: planned.episode.folder,
        "the audio has changed since it was published in \(FeedLayout.feed(replaced.feed)); phones that "
          + "have downloaded it keep the old one, unless you write `reissue: \(planned.nextReissue)`"
      )
    ]
  }
}
