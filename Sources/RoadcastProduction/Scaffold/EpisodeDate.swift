import RoadcastModel

/// The date of a new episode.
struct EpisodeDate {
  /// The episode's folder, which may start with a date.
  let slug: String

  let cadence: Cadence?

  /// The show's time zone, and the time of day at which its episodes go out.
  let dates: DateRules

  /// The episodes that the show has already, planned ones included.
  let episodes: [Episode]

  /// Whether the episode has recordings, so that it can go out at once.
  let hasRecordings: Bool

  let now: Moment

  /// The date that the slug starts with; or else the next slot of the cadence.
  ///
  /// The first episode of a show goes out at once, unless its name says otherwise.
  var moment: Moment {
    let dated = episodes.filter(\.hasDate)
    let ready = dated.filter { !$0.draft }
    let isFirst = ready.isEmpty && hasRecordings
    let atOnce = now.advanced(by: -(now.seconds % 60))
    if let day = dayOfSlug {
      let moment = self.moment(on: day)
      return isFirst && day == today && moment > now ? atOnce : moment
    }
    if isFirst { return atOnce }
    let last = (ready.isEmpty ? dated : ready).max { $0.published.value < $1.published.value }
    guard let cadence, let last else { return moment(on: today.advanced(by: 7)) }
    return moment(
      on: cadence.nextDay(
        after: day(of: last),
        taken: dated.map(day),
        today: today
      )
    )
  }

  private var today: CivilDate { dates.readingZone.moment(now).date }

  /// The day on which an episode is published, in the show's time zone.
  private func day(of episode: Episode) -> CivilDate { dates.shown(episode.published.value).date }

  private var dayOfSlug: CivilDate? {
    guard case .success(let moment) = Moment.parse(String(slug.prefix(10)), dateOffset: 0) else {
      return nil
    }
    return moment.date
  }

  private func moment(on day: CivilDate) -> Moment { dates.publication(on: day) }
}
