/// A time zone: what its clocks show at each moment.
package struct Zone: Sendable, Equatable {
  /// A moment at which the clocks are changed, or stay as they are under a new law.
  package struct Change: Sendable, Equatable {
    /// Seconds since 1970-01-01T00:00:00Z.
    package var seconds: Int64

    /// Minutes east of UTC from then on.
    package var offset: Int

    package init(seconds: Int64, offset: Int) {
      self.seconds = seconds
      self.offset = offset
    }
  }

  /// When clocks show a day and a time.
  package enum Reading: Sendable, Equatable {
    case once(Moment)
    /// The clocks are set back, and show it twice.
    case twice(Moment, Moment)
    /// The clocks are set forward past it, at this moment: its offset is the new one.
    case never(change: Moment, oldOffset: Int)

    /// The first moment, or the change that skips the time.
    package var first: Moment {
      switch self {
      case .once(let moment), .twice(let moment, _), .never(let moment, _): moment
      }
    }
  }

  package static let utc = Zone(name: "UTC", offset: 0)

  /// The name in the tz database, such as `America/New_York`.
  package let name: String

  /// The offset earlier than the first change.
  private let first: Int

  private let changes: [Change]

  /// - Parameters:
  ///   - name: The name in the tz database.
  ///   - offset: Minutes east of UTC, earlier than the first change.
  ///   - changes: All changes, earliest first.
  package init(name: String, offset: Int, changes: [Change] = []) {
    self.name = name
    first = offset
    self.changes = changes
  }

  /// The offset from UTC at a moment, in minutes.
  ///
  /// - Parameter seconds: Seconds since 1970-01-01T00:00:00Z.
  /// - Returns: Minutes east of UTC.
  package func offset(at seconds: Int64) -> Int { offset(before: index(after: seconds)) }

  /// A moment with the offset that this zone has then.
  package func moment(_ moment: Moment) -> Moment {
    Moment(seconds: moment.seconds, offset: offset(at: moment.seconds))
  }

  /// Finds when the clocks show a day and a time.
  ///
  /// - Parameters:
  ///   - day: A day that exists.
  ///   - secondOfDay: Seconds since midnight.
  /// - Returns: One moment, two, or the change that skips the time.
  package func reading(on day: CivilDate, at secondOfDay: Int) -> Reading {
    let local = Moment(on: day, at: secondOfDay, offset: 0).seconds
    // No clock is further than 14 hours from UTC, so only changes this near matter.
    let near = index(after: local - 54_000)..<index(after: local + 54_000)
    let offsets = Set([offset(before: near.lowerBound)] + near.map { changes[$0].offset })
    let moments = offsets.map { Moment(on: day, at: secondOfDay, offset: $0) }
      .filter { offset(at: $0.seconds) == $0.offset }.sorted()
    if let first = moments.first {
      return moments.count == 1 ? .once(first) : .twice(first, moments[moments.count - 1])
    }
    for index in near {
      let (change, oldOffset) = (changes[index], offset(before: index))
      let start = change.seconds + Int64(oldOffset) * 60
      let end = change.seconds + Int64(change.offset) * 60
      if start <= local, local < end {
        return .never(
          change: Moment(seconds: change.seconds, offset: change.offset),
          oldOffset: oldOffset
        )
      }
    }
    return .once(Moment(on: day, at: secondOfDay, offset: offset(before: near.lowerBound)))
  }

  /// The first moment of a day, which isn't midnight where the clocks are set forward past it.
  package func start(of day: CivilDate) -> Moment { reading(on: day, at: 0).first }

  /// The index of the first change later than a moment.
  private func index(after seconds: Int64) -> Int {
    var range = changes.startIndex..<changes.endIndex
    while let middle = range.isEmpty ? nil : (range.lowerBound + range.upperBound) / 2 {
      range =
        changes[middle].seconds <= seconds
        ? middle + 1..<range.upperBound : range.lowerBound..<middle
    }
    return range.lowerBound
  }

  private func offset(before index: Int) -> Int { index == 0 ? first : changes[index - 1].offset }
}
