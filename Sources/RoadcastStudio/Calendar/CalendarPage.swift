import RoadcastModel
import RoadcastSite

/// The slots of the schedule with their episodes, and what the next run publishes.
struct CalendarPage {
  let plan: Plan
  let frame: PageFrame

  /// When a timer last looked whether something is due; nil if none ever has.
  let lastRun: Moment?

  /// Whether all slots are listed, and not just those of the last year.
  let showsAll: Bool

  private let episodes: [String: Episode]

  init(plan: Plan, frame: PageFrame, lastRun: Moment?, showsAll: Bool) {
    self.plan = plan
    self.frame = frame
    self.lastRun = lastRun
    self.showsAll = showsAll
    episodes = Dictionary(plan.episodes.map { ($0.episode.slug, $0.episode) }) { $1 }
  }

  /// The slots that are listed at first.
  private static let recent = 60

  private var dates: DateRules { plan.show.dates }

  var values: [String: Any?] {
    let calendar = CadenceCalendar(of: plan)
    var values = frame.values(title: "Calendar", scripts: [])
    values["zone"] = dates.zone?.name
    values["cadence"] = calendar.cadence?.rawValue
    values["summary"] = summary(calendar)
    values.merge(next(calendar.nextRun)) { $1 }
    let rows = calendar.cadence == nil ? byDate(calendar) : bySlot(calendar)
    let coming = rows.filter(\.isComing).map(\.values)
    let earlier = rows.filter { !$0.isComing }.map(\.values)
    values["coming"] = coming
    values["hasComing"] = !coming.isEmpty
    values["earlier"] = Array(showsAll ? earlier[...] : earlier.prefix(Self.recent))
    values["hasEarlier"] = !earlier.isEmpty
    values["more"] = showsAll || earlier.count <= Self.recent ? nil : "\(earlier.count)"
    values["stale"] = calendar.stale.map(stale)
    values["hasStale"] = !calendar.stale.isEmpty
    return values
  }

  // MARK: What comes next

  private func next(_ run: NextRun) -> [String: Any?] {
    var values: [String: Any?] = [
      "isNow": run.isNow, "hasNext": !run.changes.isEmpty,
      "changes": run.changes.map { change in
        HTMLValues([
          "slug": change.slug, "title": change.title,
          "verb": change.kind == .appears ? "goes out" : "leaves",
          "feeds": change.feeds.map { $0.label ?? "the main feed" }.joined(separator: ", "),
        ])
      },
    ]
    values["moment"] = run.moment.map { moment in
      HTMLValues(["words": words(moment), "iso": dates.shown(moment).rfc3339])
    }
    values["lastRun"] = lastRun.map { words(dates.readingZone.moment($0)) }
    return values
  }

  private func summary(_ calendar: CadenceCalendar) -> String? {
    guard calendar.cadence != nil, !calendar.promised.isEmpty else { return nil }
    let promised = calendar.promised.count
    let missed = calendar.missing.count
    let kept = promised - missed - calendar.waiting.count
    let known =
      calendar.isReleaseKnown
      ? " in the feed" : ", going by the files: nothing has been built here yet"
    return "\(kept) of \(promised) slots have an episode\(known). "
      + (missed == 0 ? "None were missed." : "\(missed) \(missed == 1 ? "was" : "were") missed.")
  }

  private func stale(_ entry: StaleEpisode) -> HTMLValues {
    let reason =
      switch entry.reason {
      case .reviewOverdue: "its review is overdue"
      case .draftOverdue: "it’s still a draft, but its date has passed"
      case .notReleased: "its date has passed, but it isn’t in the feed"
      }
    return HTMLValues([
      "slug": entry.slug, "title": entry.title, "reason": reason, "since": words(entry.since),
    ])
  }

  // MARK: Rows

  private struct Row {
    var isComing: Bool
    var values: HTMLValues
  }

  /// The coming slots, the next one first, and the earlier ones, the latest first.
  private func bySlot(_ calendar: CadenceCalendar) -> [Row] {
    let coming = calendar.slots.filter { $0.last >= calendar.today }
    let earlier = calendar.slots.filter { $0.last < calendar.today }.reversed()
    return (coming + earlier).map { slot in
      Row(
        isComing: slot.last >= calendar.today,
        values: HTMLValues([
          "span": calendar.words.span(from: slot.first, to: slot.last),
          "state": slot.state.rawValue, "words": WeekPage.words(slot.state),
          "isCurrent": slot.isCurrent, "entries": slot.episodes.compactMap(entry),
          "isEmpty": slot.episodes.isEmpty,
          "plan": slot.episodes.isEmpty && slot.last >= calendar.today
            ? max(slot.first, calendar.today).description : nil,
        ])
      )
    }
  }

  private func byDate(_ calendar: CadenceCalendar) -> [Row] {
    let episodes = plan.episodes.map(\.episode).filter(\.hasDate)
      .sorted { $0.published.value > $1.published.value }
    let coming = episodes.filter { $0.published.value > plan.now }.reversed()
    return (coming + episodes.filter { $0.published.value <= plan.now }).map { episode in
      let isOut = plan.isOut(episode)
      return Row(
        isComing: episode.published.value > plan.now,
        values: HTMLValues([
          "span": dates.words.short(dates.shown(episode.published.value).date),
          "state": isOut ? "published" : plan.isWaiting(episode) ? "waiting" : "planned",
          "words": isOut
            ? "published" : plan.isWaiting(episode) ? "not in the feed yet" : "planned",
          "entries": [entry(episode)],
        ])
      )
    }
  }

  private func entry(_ entry: Slot.Entry) -> HTMLValues? {
    episodes[entry.slug].map { self.entry($0) }
  }

  private func entry(_ episode: Episode) -> HTMLValues {
    HTMLValues([
      "slug": episode.slug, "title": episode.title, "when": words(episode.published.value),
      "note": note(on: episode),
    ])
  }

  private func note(on episode: Episode) -> String? {
    switch EpisodeStatus(of: episode, at: plan.now) {
    case .published: plan.isWaiting(episode) ? "not in the feed: build and publish" : nil
    case .scheduled: nil
    case .draft:
      episode.draft ? "a draft, so it won’t go out" : "waits for approval, so it won’t go out"
    case .expired: "has left the feed"
    case .invalid: "has errors"
    }
  }

  // MARK: Words

  /// `Friday, Nov 20, 2026, 06:00` in the show's time zone.
  private func words(_ moment: Moment) -> String {
    let local = dates.shown(moment)
    let day = "\(dates.words.weekday(of: local.date)), \(dates.words.short(local.date))"
    return "\(day), \(WrittenDate.clock(local.secondOfDay))"
  }
}
