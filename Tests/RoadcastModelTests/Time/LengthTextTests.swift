import RoadcastModel
import Testing

struct LengthTextTests {
  @Test(arguments: [
    (0, "0.0 s"), (477, "47.7 s"), (599, "59.9 s"), (600, "1:00.0"), (1_000, "1:40.0"),
    (2_523, "4:12.3"), (5_502, "9:10.2"), (13_000, "21:40.0"), (35_999, "59:59.9"),
    (36_000, "1:00:00.0"), (37_234, "1:02:03.4"),
  ])
  func `a length is in seconds below a minute, and otherwise has minutes`(
    tenths: Int,
    text: String
  ) {
    #expect(LengthText.format(tenths: tenths) == text)
  }

  @Test(arguments: [44_100, 48_000])
  func `a length one sample short of a limit is never shown as the limit`(rate: Int) {
    #expect(LengthText.format(samples: 300 * rate - 1, at: rate, .down) == "4:59.9")
    #expect(LengthText.format(samples: 300 * rate, at: rate, .down) == "5:00.0")
    #expect(LengthText.format(samples: 1_200 * rate + 1, at: rate, .up) == "20:00.1")
    #expect(LengthText.format(samples: 1_200 * rate, at: rate, .up) == "20:00.0")
    #expect(LengthText.format(samples: 300 * rate - 1, at: rate) == "5:00.0")
  }

  @Test func `the nearest tenth rounds halves up`() {
    #expect(LengthText.tenths(samples: 2_204, at: 44_100, .nearest) == 0)
    #expect(LengthText.tenths(samples: 2_205, at: 44_100, .nearest) == 1)
    #expect(LengthText.format(Milliseconds(49)) == "0.0 s")
    #expect(LengthText.format(Milliseconds(50)) == "0.1 s")
  }

  @Test(arguments: [
    (300_000, "5:00"), (0, "0:00"), (59_000, "0:59"), (3_723_000, "1:02:03"), (299_500, "4:59.5"),
    (299_050, "4:59.05"), (299_001, "4:59.001"),
  ])
  func `a limit is shown as it would be written in a manifest`(count: Int, text: String) {
    #expect(LengthText.formatLimit(Milliseconds(count)) == text)
  }
}
