import RoadcastDates
import RoadcastManifest
import RoadcastModel
import RoadcastTesting
import Testing

/// Dates as people write them, in the show's time zone.
struct DateReadingTests {
  private static func rules(_ name: String, publishTime: Int = 6 * 3_600) throws -> DateRules {
    let zone = try #require(TimeZones.zone(named: name))
    return DateRules(zone: zone, publishTime: publishTime)
  }

  private static func read(_ line: String, _ rules: DateRules) -> Reading<Episode> {
    readEpisode("title: a\n\(line)\n", dates: rules)
  }

  @Test(arguments: [
    ("2026-11-20", "2026-11-20T06:00:00-05:00"), ("2026-07-20", "2026-07-20T06:00:00-04:00"),
    ("2026-11-20 07:30", "2026-11-20T07:30:00-05:00"),
    ("2026-11-20T07:30", "2026-11-20T07:30:00-05:00"),
    ("2026-11-20 07:30:15", "2026-11-20T07:30:15-05:00"),
    ("2026-11-20T07:30:15.5", "2026-11-20T07:30:15-05:00"),
    ("2026-11-20 12:00Z", "2026-11-20T07:00:00-05:00"),
    ("2026-11-20T06:00:00+01:00", "2026-11-20T00:00:00-05:00"),
    ("2099-07-20", "2099-07-20T06:00:00-04:00"), ("1990-01-01", "1990-01-01T06:00:00-05:00"),
  ])
  func `a date is read and shown in the show's time zone`(text: String, moment: String) throws {
    let reading = Self.read("published: \(text)", try Self.rules("America/New_York"))
    #expect(reading.findings == [])
    #expect(reading.value?.published.value.rfc3339 == moment)
  }

  @Test func `a date without an offset is UTC in a show without a time zone`() {
    let reading = Self.read("published: 2026-11-20", DateRules())
    #expect(reading.value?.published.value.rfc3339 == "2026-11-20T06:00:00Z")
    let other = Self.read("published: 2026-11-20T06:00:00-05:00", DateRules())
    #expect(other.value?.published.value.rfc3339 == "2026-11-20T06:00:00-05:00")
  }

  @Test func `an episode expires at the first moment of a date alone`() throws {
    let line = "published: 2026-03-20T06:00:00-05:00\nexpires: 2026-04-24\nreview_by: 2026-04-25"
    let cairo = Self.read(line, try Self.rules("Africa/Cairo"))
    // In Cairo, the clocks are set forward at that midnight.
    #expect(cairo.value?.expires?.value.rfc3339 == "2026-04-24T01:00:00+03:00")
    #expect(cairo.value?.reviewBy?.value.rfc3339 == "2026-04-25T00:00:00+03:00")
    let none = Self.read(line, DateRules())
    #expect(none.value?.expires?.value.rfc3339 == "2026-04-24T00:00:00-05:00")
  }

  @Test(arguments: [
    (
      "2026-11-01 01:30", "comes twice in America/New_York",
      "write 2026-11-01T01:30:00-04:00 or 2026-11-01T01:30:00-05:00"
    ),
    (
      "2026-03-08 02:30",
      "is skipped in America/New_York, where the clocks are set forward from 02:00",
      "to 03:00; write 2026-03-08 03:00 or another time"
    ),
  ])
  func `a time that clocks show twice or never is an error`(
    text: String,
    problem: String,
    remedy: String
  ) throws {
    let reading = Self.read("published: \(text)", try Self.rules("America/New_York"))
    #expect(reading.findings == ["2:12 clock-change!"])
    #expect(reading.messages[0].contains(problem))
    #expect(reading.messages[0].hasSuffix(remedy))
    let remedies = try Self.rules("America/New_York")
    for word in remedy.split(separator: " ") where word.hasPrefix("2026-11-01T") {
      #expect(Self.read("published: \(word)", remedies).findings == [])
    }
  }

  @Test func `a usual time of publication can be skipped too`() throws {
    let rules = try Self.rules("Europe/Berlin", publishTime: 9_000)
    #expect(Self.read("published: 2026-03-29", rules).findings == ["2:12 clock-change!"])
    #expect(Self.read("published: 2026-03-30", rules).findings == [])
  }

  @Test func `a day that a zone skipped is no day there`() throws {
    let reading = Self.read("published: 2011-12-30", try Self.rules("Pacific/Apia"))
    #expect(reading.findings == ["2:12 clock-change!"])
  }

  @Test func `the show says its time zone and when it publishes`() throws {
    let text = leastShow + "timezone: Europe/Berlin\npublish_time: 7:45\n"
    let dates = try #require(readShow(text).value).dates
    #expect(dates.zone?.name == "Europe/Berlin")
    #expect(dates.publishTime == 7 * 3_600 + 45 * 60)
    #expect(readShow(text).findings == [])
  }

  @Test(arguments: [
    ("EST", "America/New_York"), ("Eastern", "America/New_York"), ("new york", "America/New_York"),
    ("europe/berlin", "Europe/Berlin"), ("Europe/Belin", "Europe/Berlin"), ("gmt", "UTC"),
  ])
  func `a name that isn't a time zone's gets a suggestion`(text: String, suggestion: String) {
    let reading = readShow(leastShow + "timezone: \(text)\n")
    #expect(reading.findings.map { $0.suffix(14) } == ["bad-time-zone!"])
    #expect(reading.messages[0].hasSuffix("did you mean \"\(suggestion)\"?"))
  }

  @Test(arguments: ["6", "24:00", "06:60", "6am", "+6:00", "06:0", "06:00:00:00"])
  func `a time of day that isn't one is refused`(text: String) {
    let reading = readShow(leastShow + "publish_time: \(text)\n")
    #expect(reading.findings.map { $0.suffix(11) } == ["wrong-type!"])
  }
}
