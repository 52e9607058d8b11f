import RoadcastModel

/// The names of months or years below the columns of a chart: every one that has room, at regular
/// distances.
struct TimeScale {
  enum Unit {
    case month, year
  }

  /// A name, where it begins.
  struct Name: Equatable {
    var text: String
    var column: Int

    /// Whether a phone has no room for it.
    var isMinor: Bool
  }

  /// From left to right.
  let names: [Name]

  /// What a name takes of the width: a desktop's chart has about 900 pixels, a phone's about 260.
  private static let share = 0.05
  private static let phoneShare = 0.16

  /// - Parameters:
  ///   - days: The days of the columns, ascending.
  ///   - unit: What the names are of.
  ///   - words: How the show's language writes months.
  init(_ days: [CivilDate], by unit: Unit, in words: DateWords = .english) {
    let starts = days.indices.filter { index in
      guard index > 0 else { return true }
      let (last, day) = (days[index - 1], days[index])
      return last.year != day.year || (unit == .month && last.month != day.month)
    }
    let shown = Self.thinned(starts, days, unit, room: Self.share)
    let onPhones = Set(Self.thinned(shown, days, unit, room: Self.phoneShare))
    names = shown.map { index in
      let day = days[index]
      return Name(
        text: unit == .year ? "\(day.year)" : words.shortMonth(day.month),
        column: index,
        isMinor: !onPhones.contains(index)
      )
    }
  }

  /// The starts whose names have room.
  ///
  /// Of many months, every second, third, sixth or twelfth is left, counted from January, so that their
  /// distances look alike.
  private static func thinned(
    _ starts: [Int],
    _ days: [CivilDate],
    _ unit: Unit,
    room share: Double
  ) -> [Int] {
    let room = Int((Double(days.count) * share).rounded(.up))
    for step in [1, 2, 3, 6, 12] {
      var left = starts.filter { step == 1 || unit == .year || (days[$0].month - 1) % step == 0 }
      // The first month may have just begun, and the name of the next one is worth more.
      if left.count > 1, left[1] - left[0] < room { left.removeFirst() }
      let isRoomy = zip(left, left.dropFirst()).allSatisfy { $1 - $0 >= room }
      if isRoomy, !left.isEmpty { return left }
    }
    // Months of very different widths, in a show without a cadence.
    return starts.reduce(into: [Int]()) { kept, start in
      if kept.last.map({ start - $0 >= room }) ?? true { kept.append(start) }
    }
  }
}
