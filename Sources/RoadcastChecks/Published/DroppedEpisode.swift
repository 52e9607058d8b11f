import RoadcastModel

/// Warns of published episodes that the next build removes, probably by mistake.
struct DroppedEpisode: ShowCheck {
  static let rule = Rule.droppedEpisode

  func problems(in plan: Plan) -> [Problem] {
    plan.withdrawals.compactMap { withdrawal in
      switch withdrawal {
      case .missingEpisode(let slug, let title, let feed, let newSlug):
        let advice =
          newSlug.map { "rename episodes/\($0.escapedForDisplay) back to \(slug)" }
          ?? "restore it; to end an episode, set `expires` first"
        return Problem(
          at: SourceLocation(file: "episodes/\(slug)"),
          "\(title.quoted) is in the last \(FeedLayout.feed(feed)), but its episode.yml is gone, so the "
            + "build removes it from the feed; \(advice)"
        )
      case .postponedEpisode(let slug, let feed, let date):
        let planned = plan.episodes.first { $0.episode.slug == slug }
        let dates = plan.show.dates
        return Problem(
          at: planned?.episode.published.location ?? SourceLocation(file: "episodes/\(slug)"),
          "the episode is in the last \(FeedLayout.feed(feed)), dated "
            + "\(dates.words.long(dates.shown(date).date)), but this date is in the future, so the build "
            + "removes it from the feed until then; restore the date: `published: \(dates.form(of: date))`"
        )
      case .missingAudience, .exposedAudience: return nil
      }
    }
  }
}
