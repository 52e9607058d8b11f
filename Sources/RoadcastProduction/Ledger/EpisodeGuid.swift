import RoadcastFeed
import RoadcastModel

/// The guid of an episode's item in a feed.
enum EpisodeGuid {
  /// The guid under which a feed holds an episode.
  ///
  /// It is the main feed's, and one of its own where an audience hears another cut.
  static func of(_ planned: PlannedEpisode, _ programme: Programme, showGuid: String) -> String {
    let main = planned.programmes.first { $0.audience == nil }
    let isMainCut = programme.parts == main?.parts
    return made(
      for: planned.episode,
      audience: isMainCut ? nil : programme.audience,
      reissue: planned.episode.reissue,
      showGuid: showGuid
    )
  }

  /// The guids that an audience's feed (nil: the main one) held before the episode was issued again.
  static func earlier(of episode: Episode, audience: String?, showGuid: String) -> Set<String> {
    var guids: Set<String> = []
    for reissue in 1..<max(1, episode.reissue) {
      for cut in [nil, audience] {
        guids.insert(made(for: episode, audience: cut, reissue: reissue, showGuid: showGuid))
        guids.insert(
          Guid.episode(episode.slug, audience: cut, reissue: reissue, ofShow: showGuid)
        )
      }
    }
    return guids
  }

  private static func made(
    for episode: Episode,
    audience: String?,
    reissue: Int,
    showGuid: String
  ) -> String {
    if let guid = episode.guid?.value {
      return Guid.qualified(guid, audience: audience, reissue: reissue)
    }
    return Guid.episode(episode.slug, audience: audience, reissue: reissue, ofShow: showGuid)
  }
}
