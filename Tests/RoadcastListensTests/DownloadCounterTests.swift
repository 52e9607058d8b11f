import Testing

@testable import RoadcastListens

/// What's remembered while a log is counted.
struct DownloadCounterTests {
  @Test func `a day with any number of listeners takes bounded memory`() {
    var counter = DownloadCounter(maximum: 10)
    var results: [DownloadCounter.Result] = []
    for listener in 0..<1_000 as Range<UInt64> {
      let fetch = Fetch(time: 0, listener: listener, ranges: [0..<10, 20..<30], agent: .app)
      results.append(counter.add(fetch, file: 0, episode: 0, enough: 100))
    }
    #expect(counter.count < 50)
    #expect(results.last == .full)
    #expect(results.first == .nothing)
    // The next days count again.
    for day in 1...2 as ClosedRange<Int64> {
      let fetch = Fetch(time: day * 86_400, listener: 1, ranges: [0..<100], agent: .app)
      let result = counter.add(fetch, file: 0, episode: 0, enough: 100)
      #expect(result == (day == 2 ? .download(isUpperBound: false) : .full))
    }
  }
}
