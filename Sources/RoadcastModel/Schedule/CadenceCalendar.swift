/// The show's promise against what went out: its slots, and what needs somebody's attention.
package struct CadenceCalendar: Sendable, Equatable {
  /// Nil where the show promises nothing; it has no slots then.
  package var cadence: Cadence?

  /// From that of the earliest episode to the fourth one to come, or to the last one with an episode.
  package var slots: [Slot]

  /// Longest overdue first.
  package var stale: [StaleEpisode]

  /// The day that counts as today: now, at the offset of the newest episode that is out.
  package var today: CivilDate

  /// How many slots to come are told where nothing is dated in them.
  static let slotsAhead = 4

  /// The most slots told to either side of now: one a day from 1990 on would be of use to nobody.
  static let mostSlots = 5_000

  /// An episode lies in the slot of its date as its author wrote it.
  ///
  /// - `since`: leaves out the slots that were over by then.
  package init(of plan: Plan, since: CivilDate? = nil) {
    cadence = plan.show.cadence
    let episodes = plan.episodes.map(\.episode).sorted {
      ($0.published.value.seconds, $0.slug) < ($1.published.value.seconds, $1.slug)
    }
    stale = StaleEpisode.all(among: episodes, at: plan.now)
    slots = []
    // A draft may have no date at all, which is told elsewhere.
    let dated = episodes.filter { $0.published.value.seconds > 0 }
    let nearest = dated.last { $0.published.value <= plan.now } ?? dated.first
    let offset = nearest?.published.value.offset ?? plan.now.offset
    today = Moment(seconds: plan.now.seconds, offset: offset).date
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
        state: Self.state(of: members, slot: slot, current: current, now: plan.now),
        isCurrent: slot == current,
        episodes: members.map {
          Slot.Entry(
            slug: $0.slug,
            title: $0.title,
            published: $0.published.value,
            status: EpisodeStatus(of: $0, at: plan.now)
          )
        }
      )
    }
    if let since { slots.removeAll { $0.last < since } }
  }

  private static func state(
    of members: [Episode],
    slot: Int,
    current: Int,
    now: Moment
  ) -> Slot.State {
    if members.contains(where: { $0.isOut(at: now) }) { return .published }
    if slot < current { return .missing }
    if members.contains(where: { $0.published.value > now }) { return .planned }
    return slot == current ? .due : .open
  }

  /// The slots that went by without an episode.
  package var missing: [Slot] { slots.filter { $0.state == .missing } }

  /// The slots whose time has come: all that are over, and this one once it was kept.
  package var promised: [Slot] { slots.filter { [.published, .missing].contains($0.state) } }

  /// The slot that runs now or the one after it, where nothing is to come in it.
  package var nextEmpty: Slot? {
    slots.drop { !$0.isCurrent }.prefix(2).first { $0.state == .due || $0.state == .open }
  }
}
