import RoadcastModel
import Testing

struct NaturalOrderTests {
  /// Each list is in the order in which Finder or Explorer show it.
  @Test(arguments: [
    ["1.wav", "2.wav", "10.wav", "11.wav"],
    ["1-welcome.wav", "2-customer.wav", "10-goodbye.wav"],
    ["01.wav", "1.wav", "002.wav", "2.wav", "3.wav"],
    ["part 2a.wav", "part 2b.wav", "Part 10.wav"],
    ["story.wav", "story 2.wav", "story 10.wav"],
    ["apple.wav", "Éclair.wav", "eel.wav", "O'Neil.wav", "Øst.wav", "zebra.wav"],
    ["eb.wav", "e\u{301}c.wav", "\u{E9}d.wav", "ee.wav"],
    ["_intro.wav", "1.wav", "a.wav"],
    ["9.wav", "99999999999999999999998.wav", "99999999999999999999999.wav"],
    ["第2話.wav", "第10話.wav"], ["٢.wav", "١٠.wav"], ["", "a"], ["a.WAV", "a.wav"],
  ])
  func `names are sorted as people see them`(names: [String]) {
    for seed in 0..<4 {
      var random = Shuffler(state: UInt64(seed))
      #expect(
        names.shuffled(using: &random).sorted(by: NaturalOrder.isAscending).map(\.debugDescription)
          == names.map(\.debugDescription)
      )
    }
  }

  @Test func `a name isn't before itself`() {
    for name in ["", "a", "1", "01.wav", "é"] { #expect(!NaturalOrder.isAscending(name, name)) }
  }
}

private struct Shuffler: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return state
  }
}
