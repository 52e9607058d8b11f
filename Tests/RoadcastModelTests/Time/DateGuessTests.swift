import RoadcastModel
import Testing

struct DateGuessTests {
  @Test(arguments: [
    ("20 November 2026", "2026-11-20"), ("Nov 20, 2026", "2026-11-20"),
    ("November 20th, 2026", "2026-11-20"), ("Friday, 20 Nov 2026", "2026-11-20"),
    ("the 1st of Sept. 2026", "2026-09-01"), ("2026/11/20", "2026-11-20"),
    ("20.11.2026", "2026-11-20"), ("5.6.2026", "2026-06-05"), ("2026-1-5", "2026-01-05"),
    ("20261120", "2026-11-20"), ("20-Nov-2026", "2026-11-20"), ("2026年11月20日", "2026-11-20"),
    ("２０２６－１１－２０", "2026-11-20"), ("2026–11–20", "2026-11-20"),
    ("“2026-11-20”", "2026-11-20"), ("2026-11-20 6:00", "2026-11-20 06:00"),
    ("2026-11-20 6am", "2026-11-20 06:00"), ("Nov 20, 2026 at 6:15 p.m.", "2026-11-20 18:15"),
    ("2026-11-20 12:30 AM", "2026-11-20 00:30"), ("2026-11-20 24:00", "2026-11-21 00:00"),
    ("2026-11-20T06:00:00-0500", "2026-11-20T06:00:00-05:00"),
    ("2026-11-20 06:00 EST", "2026-11-20T06:00:00-05:00"),
    ("Fri, 20 Nov 2026 06:00:00 +0100", "2026-11-20T06:00:00+01:00"),
    ("2026-11-20T06:00:00.123 Z", "2026-11-20T06:00:00Z"),
  ])
  func `a date whose form says what it is is understood`(text: String, form: String) {
    let guess = DateGuess(text)
    #expect(guess.readings.map(\.description) == [form])
    #expect(guess.isCertain)
  }

  @Test(arguments: [
    ("11/20/2026", ["2026-11-20"]), ("20/11/2026", ["2026-11-20"]),
    ("05/06/2026", ["2026-05-06", "2026-06-05"]), ("05-06-2026", ["2026-05-06", "2026-06-05"]),
    ("05/05/2026", ["2026-05-05"]), ("2026-20-11", ["2026-11-20"]),
  ])
  func `a date that can mean several days isn't certain`(text: String, forms: [String]) {
    let guess = DateGuess(text)
    #expect(guess.readings.map(\.description) == forms)
    #expect(!guess.isCertain)
  }

  @Test(arguments: [
    "", "soon", "next Friday", "20 May", "May 2026", "20.11.26", "31.02.2026", "2026-11-20 25:00",
    "1/2/3/2026", "20 November 1826", "2026-11-20 06:00 ET", "99999999999999999999-11-20",
  ])
  func `nothing is made of what says too little`(text: String) {
    #expect(DateGuess(text).readings.isEmpty)
  }
}
