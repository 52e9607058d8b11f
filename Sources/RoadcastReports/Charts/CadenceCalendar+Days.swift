import RoadcastModel

extension CadenceCalendar {
  /// The day that represents each slot: its episode's, or else the day of a slot on which episodes are
  /// usually published.
  ///
  /// A week from 27 April to 3 May whose episode is of 1 May belongs to May.
  var days: [CivilDate] {
    let usual = usualDay
    return slots.map { slot in
      let episode = slot.episodes.first { $0.status == .published } ?? slot.episodes.first
      return episode?.published.date ?? min(slot.last, slot.first.advanced(by: usual))
    }
  }

  /// How many days after its slot's first day an episode is usually published.
  private var usualDay: Int {
    var counts: [Int: Int] = [:]
    for slot in slots {
      for episode in slot.episodes {
        let days =
          (episode.published.date.daysSinceEpoch ?? 0) - (slot.first.daysSinceEpoch ?? 0)
        counts[Int(days), default: 0] += 1
      }
    }
    return counts.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key ?? 0
  }
}
