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

  /// Which issue of an episode an audience's feed (nil: the main one) holds under a guid.
  ///
  /// Guids that somebody wrote tell it in their end; of those that were made, each is tried.
  static func issue(
    of guid: String,
    _ episode: Episode,
    audience: String?,
    showGuid: String
  ) -> Int {
    for reissue in 1...episode.reissue + latestTried {
      for cut in [nil, audience] {
        let made = Guid.episode(episode.slug, audience: cut, reissue: reissue, ofShow: showGuid)
        if guid == made { return reissue }
      }
    }
    let parts = guid.split(separator: "/").suffix(2)
    guard parts.count == 2, parts.first == "reissue", let issue = parts.last.flatMap({ Int($0) })
    else { return 1 }
    return issue
  }

  /// How many issues beyond the present one may have been taken back.
  private static let latestTried = 32

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
