import RoadcastModel

/// Refuses a guid that differs from the published one.
struct ChangedGUID {
  static let rule = Rule.changedGUID
}

extension ChangedGUID: ShowCheck {
  func problems(in plan: Plan) -> [Problem] {
    guard let guids = plan.guids, let old = guids.publishedShow, old.lowercased() != guids.show
    else { return [] }
    return [
      Problem(
        at: plan.show.location,
        "the show was published with the guid \(old.quoted), and apps would take it for another show; "
          + "write `guid: \(old.escapedForDisplay)`, or remove feed/ to start over"
      )
    ]
  }
}

extension ChangedGUID: EpisodeCheck {
  func problems(in planned: PlannedEpisode, of plan: Plan) -> [Problem] {
    let episode = planned.episode
    // It's the same problem in every feed.
    let changed = planned.republications.first {
      !$0.isOtherEpisode(than: episode) && $0.hasNewGUID
    }
    guard let changed else { return [] }
    return [
      Problem(
        at: episode.guid?.location ?? episode.location,
        "was published in \(FeedLayout.feed(changed.feed)) with the guid \(changed.oldGUID.quoted) and "
          + "would get \(changed.guid.quoted), so apps would download it again; if they should, write "
          + "`reissue: \(planned.nextReissue)`"
      )
    ]
  }
}
