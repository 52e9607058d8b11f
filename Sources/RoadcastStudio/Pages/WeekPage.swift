import RoadcastModel
import RoadcastProduction
import RoadcastSite

/// The first page: the slots of the schedule with their episodes, and a place to drop recordings.
struct WeekPage {
  let survey: Survey
  let now: Moment
  let frame: PageFrame

  /// The day for a new episode, as a browser's field has it; nil for none.
  let day: String?

  /// Whether all slots are listed, and not just those of the last months.
  let showsAll: Bool

  /// The slots that are listed at first.
  private static let recent = 30

  var values: [String: Any?] {
    var values = frame.values(title: "Episodes", scripts: ["drop", "week"])
    values["newDay"] = day
    guard let plan = survey.contents?.plan else {
      values["showProblems"] = survey.diagnostics.prefix(20).map(problem)
      return values
    }
    let calendar = CadenceCalendar(of: plan)
    let rows = calendar.cadence == nil ? byDate(plan) : bySlot(calendar, plan)
    values["hasCadence"] = calendar.cadence != nil
    values["cadence"] = calendar.cadence?.rawValue
    let coming = rows.filter { $0["isComing"] as? Bool == true }
    values["coming"] = coming.reversed().map(HTMLValues.init)
    let earlier = rows.filter { $0["isComing"] as? Bool != true }
    let shown = showsAll ? earlier[...] : earlier.prefix(Self.recent)
    values["rows"] = shown.map(HTMLValues.init)
    values["hasEarlier"] = !earlier.isEmpty
    values["hasComing"] = !coming.isEmpty
    values["isEmpty"] = rows.isEmpty
    values["more"] = earlier.count > shown.count ? "\(earlier.count)" : nil
    values["undated"] = plan.episodes.filter { !$0.episode.hasDate }.map { entry($0.episode, plan) }
    values["hasUndated"] = plan.episodes.contains { !$0.episode.hasDate }
    values["unreadable"] = unreadable
    values["hasUnreadable"] = !unreadable.isEmpty
    values["zone"] = plan.show.dates.readingZone.name
    return values
  }

  // MARK: Rows

  private func bySlot(_ calendar: CadenceCalendar, _ plan: Plan) -> [[String: Any?]] {
    let episodes = Dictionary(plan.episodes.map { ($0.episode.slug, $0.episode) }) { $1 }
    return calendar.slots.reversed().map { slot in
      let day = slot.isCurrent && slot.first < calendar.today ? calendar.today : slot.first
      return [
        "span": calendar.words.span(from: slot.first, to: slot.last),
        "state": slot.state.rawValue, "words": Self.words(slot.state),
        "isCurrent": slot.isCurrent, "isComing": slot.last >= calendar.today,
        "plan": slot.episodes.isEmpty && slot.last >= calendar.today ? day.description : nil,
        "entries": slot.episodes.compactMap { episodes[$0.slug].map { entry($0, plan) } },
      ]
    }
  }

  private func byDate(_ plan: Plan) -> [[String: Any?]] {
    plan.episodes.map(\.episode).filter(\.hasDate)
      .sorted { $0.published.value > $1.published.value }.map { episode in
        let date = plan.show.dates.shown(episode.published.value).date
        return [
          "span": plan.show.dates.words.short(date),
          "state": EpisodeStatus(of: episode, at: now) == .published ? "published" : "planned",
          "words": EpisodeStatus(of: episode, at: now).rawValue,
          "isComing": episode.published.value > now,
          "entries": [entry(episode, plan)],
        ]
      }
  }

  private func entry(_ episode: Episode, _ plan: Plan) -> HTMLValues {
    let dates = plan.show.dates
    let moment = dates.shown(episode.published.value)
    let status = EpisodeStatus(of: episode, at: now)
    let isWaiting = plan.isWaiting(episode)
    return HTMLValues([
      "slug": episode.slug, "title": episode.title,
      "date": episode.hasDate ? dates.text(of: episode.published.value) : nil,
      "day": episode.hasDate
        ? "\(dates.words.weekday(of: moment.date)), \(dates.words.short(moment.date)), "
          + WrittenDate.clock(moment.secondOfDay) : nil,
      "status": isWaiting ? "ready, not in the feed yet" : Self.words(status, episode),
      "style": isWaiting ? "waiting" : status.rawValue,
      "segments": episode.segments.isEmpty
        ? "no recordings yet"
        : "\(episode.segments.count) recording\(episode.segments.count == 1 ? "" : "s")",
    ])
  }

  private var unreadable: [HTMLValues] {
    let plan = survey.contents?.plan
    let known = Set(plan?.episodes.map(\.episode.slug) ?? [])
    var seen: Set<String> = []
    return survey.diagnostics.compactMap { diagnostic in
      let parts = diagnostic.location.file.split(separator: "/")
      guard diagnostic.severity == .error, parts.count >= 2, parts[0] == "episodes" else {
        return nil
      }
      let slug = String(parts[1])
      guard !known.contains(slug), Slug.isValid(slug), parts.count > 2, seen.insert(slug).inserted
      else { return nil }
      return HTMLValues(["slug": slug, "message": diagnostic.message])
    }
  }

  private func problem(_ diagnostic: Diagnostic) -> HTMLValues {
    HTMLValues(["place": diagnostic.place, "message": diagnostic.message])
  }

  // MARK: Words

  static func words(_ state: Slot.State) -> String {
    switch state {
    case .published: "published"
    case .waiting: "not in the feed yet"
    case .missing: "missed"
    case .due: "due now"
    case .planned: "planned"
    case .open: "nothing planned yet"
    }
  }

  private static func words(_ status: EpisodeStatus, _ episode: Episode) -> String {
    switch status {
    case .published: "published"
    case .scheduled: "goes out on its date"
    case .draft: episode.draft ? "draft" : "waits for approval"
    case .expired: "expired"
    case .invalid: "has errors"
    }
  }
}
