/// The slots of a show's cadence with their episodes, and the episodes that need attention.
package struct CadenceCalendar: Sendable, Equatable {
  /// The show's cadence; nil if it has none, and then there are no slots.
  package var cadence: Cadence?

  /// The slots from the earliest episode's to the fourth future one, or to the last one with an episode.
  package var slots: [Slot]

  /// The episodes that need attention, longest overdue first.
  package var stale: [StaleEpisode]

  /// The episodes to come, drafts too, earliest first.
  package var upcoming: [Slot.Entry]

  /// What the next run of `publish --if-due` publishes.
  package var nextRun: NextRun

  /// Whether it's known what the feeds contain.
  package var isReleaseKnown: Bool

  /// The present day in the show's time zone, or else at the offset of the newest published episode.
  package var today: CivilDate

  /// How the show's language writes dates.
  package var words: DateWords

  /// The number of future slots that are listed even if they have no episode.
  static let slotsAhead = 4

  /// The most slots listed before the current one, and after it.
  ///
  /// An episode dated 1990 by mistake would otherwise fill the list with its days.
  static let mostSlots = 5_000

  /// Sorts the episodes of a plan into slots, by their dates in the show's time zone, or else at their own offsets from UTC.
  ///
  /// - Parameters:
  ///   - plan: the show and its episodes.
  ///   - since: the first day of interest; slots that end before it are left out.
  package init(of plan: Plan, since: CivilDate? = nil) {
    cadence = plan.show.cadence
    words = plan.show.dates.words
    let episodes = plan.episodes.map(\.episode).sorted {
      ($0.published.value.seconds, $0.slug) < ($1.published.value.seconds, $1.slug)
    }
    stale = StaleEpisode.all(among: episodes, of: plan)
    slots = []
    let dated = episodes.filter(\.hasDate)
    let nearest = dated.last { $0.published.value <= plan.now } ?? dated.first
    let hasZone = plan.show.dates.zone != nil
    let offset = (hasZone ? nil : nearest?.published.value.offset) ?? plan.now.offset
    today = Moment(seconds: plan.now.seconds, offset: offset).date
    upcoming = dated.filter {
      $0.published.value > plan.now
        && [.scheduled, .draft].contains(EpisodeStatus(of: $0, at: plan.now))
    }.map { Slot.Entry($0, of: plan) }
    isReleaseKnown = plan.released != nil
    nextRun = NextRun(of: plan)
    guard let cadence else { return }

    let anchor = dated.first?.published.value.date ?? today
    let current = cadence.slot(of: today, anchor: anchor)
    let bySlot = Dictionary(grouping: dated) {
      cadence.slot(of: $0.published.value.date, anchor: anchor)
    }
    let first = max(bySlot.keys.min() ?? current, current - Self.mostSlots)
    let last = max(current + Self.slotsAhead, bySlot.keys.max() ?? current)
    guard first <= min(last, current + Self.mostSlots) else { return }
    slots = (first...min(last, current + Self.mostSlots)).map { slot in
      let members = bySlot[slot] ?? []
      return Slot(
        first: cadence.firstDay(of: slot, anchor: anchor),
        last: cadence.firstDay(of: slot + 1, anchor: anchor).advanced(by: -1),
        state: Self.state(of: members, slot: slot, current: current, plan: plan),
        isCurrent: slot == current,
        episodes: members.map { Slot.Entry($0, of: plan) }
      )
    }
    if let since { slots.removeAll { $0.last < since } }
  }

  private static func state(
    of members: [Episode],
    slot: Int,
    current: Int,
    plan: Plan
  ) -> Slot.State {
    if members.contains(where: { plan.isOut($0) }) { return .published }
    if members.contains(where: { plan.isWaiting($0) }) { return .waiting }
    if slot < current { return .missing }
    if members.contains(where: { $0.published.value > plan.now }) { return .planned }
    return slot == current ? .due : .open
  }

  /// The past slots without an episode.
  package var missing: [Slot] { slots.filter { $0.state == .missing } }

  /// The slots whose episode is only in the manifests, though its date has come.
  package var waiting: [Slot] { slots.filter { $0.state == .waiting } }

  /// The past slots, and the current one if its episode's date has come.
  package var promised: [Slot] {
    slots.filter { [.published, .waiting, .missing].contains($0.state) }
  }

  /// The current slot, or else the next one, if it has no episode; nil if both have one.
  package var nextEmpty: Slot? {
    slots.drop { !$0.isCurrent }.prefix(2).first { $0.state == .due || $0.state == .open }
  }
}

extension Slot.Entry {
  fileprivate init(_ episode: Episode, of plan: Plan) {
    self.init(
      slug: episode.slug,
      title: episode.title,
      published: episode.published.value,
      status: EpisodeStatus(of: episode, at: plan.now),
      isReleased: plan.isReleased(episode),
      isWaiting: plan.isWaiting(episode)
    )
  }
}
