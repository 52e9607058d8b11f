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

  @Test func `the first half of an IPv6 address counts, however it's written`() {
    let network = Request.network(of: "2001:db8::1")
    #expect(Request.network(of: "2001:db8:0:0:ffff::2") == network)
    #expect(Request.network(of: "2001:0DB8::3:4:5") == network)
    #expect(Request.network(of: "2001:db8:0:1::1") != network)
    #expect(Request.network(of: "192.0.2.7") == "192.0.2.7")
    #expect(Request.network(of: "x:y") == "x:y")
  }
}
