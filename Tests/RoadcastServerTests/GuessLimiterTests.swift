import Testing

@testable import RoadcastServer

struct GuessLimiterTests {
  @Test func `a sender has twenty guesses in a minute`() {
    let limiter = GuessLimiter()
    for _ in 0..<20 { #expect(!limiter.isOneTooMany(from: "10.0.0.1", at: 1_000)) }
    #expect(limiter.isOneTooMany(from: "10.0.0.1", at: 1_059))
    #expect(!limiter.isOneTooMany(from: "10.0.0.2", at: 1_059))
    #expect(!limiter.isOneTooMany(from: "10.0.0.1", at: 1_060))
  }
}
