@testable import RoadcastReports
import RoadcastModel
import RoadcastTesting
import Testing

/// The days, months and years of the charts.
struct TimeScaleTests {
  private func weeks(_ count: Int, from first: CivilDate) -> [CivilDate] {
    (0..<count).map { first.advanced(by: 7 * $0) }
  }

  @Test func `a year of weeks has the name of every month`() {
    let days = weeks(52, from: CivilDate(year: 2025, month: 12, day: 5))
    let names = TimeScale(days, by: .month).names
    #expect(
      names.map(\.text) == [
        "Dec", "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov",
      ]
    )
    #expect(TimeScale(days, by: .year).names.map(\.text) == ["2025", "2026"])
    #expect(names.filter { !$0.isMinor }.map(\.text) == ["Jan", "Apr", "Jul", "Oct"])
  }

  @Test func `of a month that has hardly begun, the next month's name is worth more`() {
    let days = weeks(30, from: CivilDate(year: 2026, month: 1, day: 30))
    #expect(TimeScale(days, by: .month).names.first?.text == "Feb")
  }

  @Test func `names are at regular distances and never overlap`() {
    for count in 1...120 {
      let names = TimeScale(weeks(count, from: CivilDate(year: 2024, month: 3, day: 1)), by: .month)
        .names
      #expect(!names.isEmpty)
      for (name, next) in zip(names, names.dropFirst()) {
        #expect(Double(next.column - name.column) >= 0.05 * Double(count))
      }
    }
  }

  @Test func `a week that ends in May is under May if its episode is of May`() throws {
    let plan = try EpisodeDraft.plan(
      .weekly,
      now: "2026-05-20T12:00:00Z",
      ["2026-04-17T06:00:00Z", "2026-04-24T06:00:00Z", "2026-05-01T06:00:00Z"]
    )
    let calendar = CadenceCalendar(of: plan)
    // The week from April 27 to May 3, and those after it on the usual Friday.
    #expect(calendar.days.dropFirst(2).first?.description == "2026-05-01")
    let chart = CadenceChart(calendar)
    #expect(chart.rows.map(\.name) == ["Apr 2026", "May 2026", "Jun 2026"])
    #expect(
      chart.rows.map { $0.slots.map(\.day.day) } == [[17, 24], [1, 8, 15, 22, 29], [5, 12, 19]]
    )
  }
}
