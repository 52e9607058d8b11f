import RoadcastFiles
import RoadcastModel
import RoadcastSite

/// The texts, the feeds and the pages.
extension Publication {
  /// Writes the texts, the feeds and the pages of all episodes.
  ///
  /// - `episodes`: the programmes of due feeds, by episode.
  func compose(
    _ episodes: [[ProgrammeMedia]],
    into stage: inout StagedFiles,
    times: inout StageTimes
  ) async throws -> (feeds: [FeedComposer.Feed], links: LinkVerifier) {
    let cover = try cover
    var audienceArtwork: [String: PublishedArtwork] = [:]
    for (name, picture) in artwork {
      if let name { audienceArtwork[name] = picture }
    }
    let pictures = pictures
    let textComposer = TextComposer(show: plan.show, placing: stage.placing)
    let texts = try await episodes.mapConcurrently(jobs: jobs) { programmes throws(WorkFailure) in
      let slug = programmes.first?.planned.episode.slug ?? ""
      return try textComposer.compose(programmes, pictures: pictures[slug] ?? [:])
    }
    for text in texts { stage.note(text.files) }
    times.end("texts")

    let published = Dictionary(grouping: texts.flatMap(\.programmes)) {
      $0.assembled.programme.audience
    }
    let feedComposer = FeedComposer(plan: plan, artwork: cover, audienceArtwork: audienceArtwork)
    let feeds = try await plan.feeds.mapConcurrently(jobs: jobs, share: 1) {
      audience throws(WorkFailure) in
      try feedComposer.compose(published[audience?.name.value] ?? [], for: audience)
    }
    for feed in feeds { try stage.add(feed.bytes, at: feed.path) }
    times.end("feeds")

    let pageComposer = try PageComposer(
      plan: plan,
      artwork: cover,
      audienceArtwork: audienceArtwork,
      placing: stage.placing
    )
    for asset in ListeningPages.assets { try stage.add(asset.bytes, at: asset.path) }
    let pages =
      try await texts.mapConcurrently(jobs: jobs) { text throws(WorkFailure) in
        try pageComposer.composeEpisode(text.programmes)
      }
      + plan.feeds.mapConcurrently(jobs: jobs, share: 1) { audience throws(WorkFailure) in
        try pageComposer.composeOverviews(of: published[audience?.name.value] ?? [], for: audience)
      }
    var links = LinkVerifier()
    for page in pages {
      stage.note(page.files)
      links.add(page.links)
    }
    times.end("pages")
    return (feeds, links)
  }
}
