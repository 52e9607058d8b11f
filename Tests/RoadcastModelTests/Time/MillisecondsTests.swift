import RoadcastModel
import Testing

struct MillisecondsTests {
  @Test(arguments: [
    ("5:00", 300_000), ("0:00", 0), ("00:07", 7_000), ("4:59.5", 299_500), ("4:59.25", 299_250),
    ("4:59.001", 299_001), ("1:02:03", 3_723_000), ("100:00:00.999", 360_000_999),
    ("9999:59", 599_999_000), ("75:00", 4_500_000),
  ])
  func `a length is read`(text: String, count: Int) {
    #expect(Milliseconds(clock: text)?.count == count)
  }

  @Test(arguments: [
    "", "5", "300", ":00", "5:", "5:0", "5:000", "5:60", "1:60:00", "1:00:60", "-5:00", "+5:00",
    "5:-1", "5:00.", "5:00.1234", "5:00.x", "5:00,5", " 5:00", "5:00 ", "1:2:3", "1:02:03:04",
    "12345:00", "٥:00", "5：00", "5:00.-1", "5:00.+1", "0x5:00",
  ])
  func `other texts aren't lengths`(text: String) {
    #expect(Milliseconds(clock: text) == nil)
  }

  @Test(arguments: [
    // 22.05 samples of 44.1 kHz are half a millisecond; 24 of 48 kHz are exactly that.
    (0, 44_100, 0), (22, 44_100, 0), (23, 44_100, 1), (23, 48_000, 0), (24, 48_000, 1),
    (71, 48_000, 1), (72, 48_000, 2), (1_845_504, 44_100, 41_848), (4_078_080, 44_100, 92_473),
    (5_842_079, 44_100, 132_473),
  ])
  func `samples become milliseconds, with halves rounded up`(samples: Int, rate: Int, count: Int) {
    #expect(Milliseconds(samples: samples, at: rate).count == count)
  }

  @Test(arguments: [
    (0, 44_100, 0), (1, 44_100, 44), (5, 44_100, 221), (10, 44_100, 441), (600, 44_100, 26_460),
    (1, 48_000, 48), (41_848, 44_100, 1_845_497),
  ])
  func `milliseconds become samples, with halves rounded up`(count: Int, rate: Int, samples: Int) {
    #expect(Milliseconds(count).samples(at: rate) == samples)
  }

  @Test func `a cue's time has hours, minutes, seconds and milliseconds`() {
    let time = Milliseconds(3_723_045)
    #expect(time.clock() == "01:02:03.045")
    #expect(time.clock(separator: ",") == "01:02:03,045")
    #expect(time.clockToSeconds == "01:02:03")
    #expect(Milliseconds(360_000_000).clock() == "100:00:00.000")
    #expect(Milliseconds(-1_500).clock() == "-00:00:01.500")
    #expect(time.seconds == 3_723.045)
  }
}
