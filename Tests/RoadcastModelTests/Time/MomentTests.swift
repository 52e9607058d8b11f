import RoadcastModel
import RoadcastTesting
import Testing

struct MomentTests {
  @Test(arguments: [
    ("1990-01-01T00:00:00Z", 631_152_000, "Mon, 01 Jan 1990 00:00:00 +0000"),
    ("2000-02-29T23:59:59Z", 951_868_799, "Tue, 29 Feb 2000 23:59:59 +0000"),
    ("2024-02-29T12:00:00+01:00", 1_709_204_400, "Thu, 29 Feb 2024 12:00:00 +0100"),
    ("2026-11-20T06:00:00-05:00", 1_795_172_400, "Fri, 20 Nov 2026 06:00:00 -0500"),
    ("2026-12-31T23:30:00-05:30", 1_798_779_600, "Thu, 31 Dec 2026 23:30:00 -0530"),
    ("2027-01-01T00:15:00+14:00", 1_798_712_100, "Fri, 01 Jan 2027 00:15:00 +1400"),
    ("2100-12-31T23:59:59Z", 4_133_980_799, "Fri, 31 Dec 2100 23:59:59 +0000"),
  ])
  func `a moment is written as it was read`(
    text: String,
    seconds: Int64,
    mail: String
  ) throws {
    let moment = try Moment.parse(text).get()
    #expect(moment.seconds == seconds)
    #expect(moment.rfc3339 == text)
    #expect(moment.rfc2822 == mail)
  }

  @Test(arguments: [
    ("2026-11-20t06:00:00z", "2026-11-20T06:00:00Z"),
    ("2026-11-20 06:00:00Z", "2026-11-20T06:00:00Z"),
    ("2026-11-20T06:00:00.999Z", "2026-11-20T06:00:00Z"),
    ("2026-11-20T06:00:00.5-00:00", "2026-11-20T06:00:00Z"),
  ])
  func `other forms that RFC 3339 allows have the same meaning`(text: String, usual: String) throws
  {
    #expect(try Moment.parse(text).get().rfc3339 == usual)
  }

  @Test(arguments: [
    ("", Moment.ParseFailure.form), ("yesterday", .form), ("20.11.2026", .form),
    ("2026-11-2", .form), ("2026-1-20T06:00:00Z", .form), ("2026-11-20T6:00:00Z", .form),
    ("2026-11-20T06:00Z", .form), ("2026-11-20T06:00:00.Z", .form),
    ("2026-11-20T06:00:00-0500", .form), ("2026-11-20T06:00:00-05", .form),
    ("2026-11-20T06:00:00Z ", .form), ("2026-11-20T06:00:00Z0", .form), ("-026-11-20", .form),
    ("２０２６-11-20T06:00:00Z", .form), ("2026-11-20T06:00:00 -05:00", .form),
    ("2026-02-29T06:00:00Z", .impossible), ("2100-02-29T06:00:00Z", .impossible),
    ("2026-04-31T06:00:00Z", .impossible), ("2026-13-01T06:00:00Z", .impossible),
    ("2026-00-01T06:00:00Z", .impossible), ("2026-11-00T06:00:00Z", .impossible),
    ("2026-11-20T24:00:00Z", .impossible), ("2026-11-20T06:60:00Z", .impossible),
    ("2026-11-20T06:00:60Z", .impossible), ("2026-11-20T06:00:00+24:00", .impossible),
    ("2026-11-20T06:00:00+05:60", .impossible), ("2026-11-20T06:00:00", .zoneMissing),
    ("2026-11-20", .timeMissing), ("1989-12-31T23:59:59Z", .outOfRange),
    ("2101-01-01T00:00:00Z", .outOfRange), ("0000-01-01T00:00:00Z", .outOfRange),
  ])
  func `a text that isn't a moment is refused with the reason`(
    text: String,
    failure: Moment.ParseFailure
  ) {
    #expect(Moment.parse(text) == .failure(failure))
  }

  @Test func `a date alone is its first moment, at the given offset`() throws {
    let moment = try Moment.parse("2027-05-20", dateOffset: -300).get()
    #expect(moment.rfc3339 == "2027-05-20T00:00:00-05:00")
    #expect(moment == (try Moment.parse("2027-05-20T00:00:00-05:00").get()))
  }

  @Test func `moments are sorted by their instant, whatever their offset`() throws {
    let early = try Moment.parse("2026-11-20T23:00:00+02:00").get()
    let late = try Moment.parse("2026-11-20T17:00:00-05:00").get()
    #expect(early < late)
    #expect(early.date == CivilDate(year: 2026, month: 11, day: 20))
    #expect(early.advanced(by: 3_600).rfc3339 == "2026-11-21T00:00:00+02:00")
  }

  @Test(arguments: 0..<500)
  func `any moment can be read from what it writes`(seed: Int) throws {
    var random = SeededRandom(seed: seed)
    let moment = Moment(
      seconds: .random(in: 631_238_400...4_133_894_400, using: &random),
      offset: .random(in: -1_439...1_439, using: &random)
    )
    #expect(try Moment.parse(moment.rfc3339).get() == moment)
  }
}
