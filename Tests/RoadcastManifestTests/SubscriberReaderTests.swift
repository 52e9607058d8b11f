import RoadcastModel
import Testing

@testable import RoadcastManifest

struct SubscriberReaderTests {
  private func read(_ text: String) -> (list: SubscriberList?, messages: [String]) {
    var log = DiagnosticLog()
    let list = SubscriberReader.read(Array(text.utf8), dates: DateRules(), into: &log)
    return (list, log.diagnostics.map(\.description))
  }

  private func entry(_ members: String) -> String {
    "{ \"subscribers\": [ { \"id\": 1, \"name\": \"Dana\"\(members) } ] }"
  }

  @Test func `a file in any form of JSON is read`() {
    let (list, messages) = read(
      "{\"next\":7,\"subscribers\":[\r\n\t{\"name\":\"D\\u00e9 \\ud83d\\ude00 \\\"x\\\" \\/ \\\\\",\"id\":5e0 },"
        + "{\"id\":2,\"name\":\"Ann\"}]}\n\n"
    )
    // 5e0 is a number to JSON, and no number of a subscriber.
    #expect(messages.count == 1)
    #expect(list?.subscribers.map(\.name) == ["Ann"])
    let (fine, none) = read(entry(", \"email\": \"d\\u0061na@exam\\u0070le.com\""))
    #expect(none == [])
    #expect(fine?.subscribers.first?.email == "dana@example.com")
    #expect(fine?.next == 2)
  }

  @Test(
    arguments: [
      ("", "subscribers.json: error: is empty"),
      ("{", ":1:2: error: isn't valid JSON: a key must be in double quotes"),
      ("[]", ":1:1: error: subscribers.json must be `key: value` lines"),
      ("{ 'subscribers': [] }", ":1:3: error: isn't valid JSON: a key must be in double quotes"),
      ("{ \"subscribers\" [] }", ":1:17: error: isn't valid JSON: a colon is missing"),
      ("{ \"subscribers\": [] } x", ":1:23: error: isn't valid JSON: something follows"),
      ("{ \"subscribers\": [,] }", ":1:19: error: isn't valid JSON: no value is here"),
      ("{ \"subscribers\": [{ \"id\": 01 }] }", ":1:27: error: isn't valid JSON: \"01\""),
      (
        "{ \"subscribers\": [{ \"id\": true, }] }",
        ":1:31: error: isn't valid JSON: nothing follows"
      ),
      (
        "{ \"subscribers\": [{ \"name\": \"é\", \"x\": y }] }",
        ":1:39: error: isn't valid JSON: \"y\""
      ),
      (
        "{ \"subscribers\": [{ \"name\": \"a\nb\" }] }",
        ":1:31: error: isn't valid JSON: a text must"
      ),
      (
        "{ \"subscribers\": [{ \"name\": \"a\\x\" }] }",
        ":1:31: error: isn't valid JSON: a backslash"
      ),
      ("{ \"subscribers\": [{ \"name\": \"\\ud800\" }] }", "a backslash"),
      (
        "{ \"subscribers\": [], \"subscribers\": [] }",
        ":1:22: error: the key \"subscribers\" already"
      ),
      ("{ \"next\": 3 }", ":1:1: error: `subscribers` is missing"),
      ("{ \"subscribers\": {} }", ":1:18: error: `subscribers` must be a list"),
    ]
  )
  func `a damaged file is refused with its place`(text: String, message: String) {
    let (_, messages) = read(text)
    #expect(messages.first?.contains(message) == true, "\(messages)")
  }

  @Test func `a deep file doesn't exhaust the stack`() {
    let (list, messages) = read(String(repeating: "[", count: 100_000))
    #expect(list == nil)
    #expect(messages.first?.contains("nested more than") == true)
  }

  @Test(
    arguments: [
      (", \"audience\": \"a\", \"tags\": { \"x\": \"y\" }", "an audience or tags, not both"),
      (", \"tags\": {}", "`tags` has no tag"),
      (", \"generation\": 0", "`generation` must be a whole number from 1 to 65535"),
      (", \"until\": \"12/11/2026\"", "can mean two days"),
      (", \"email\": \"a,b@example.com\"", "isn't an e-mail address"),
      (", \"email\": \"a b@example.com\"", "isn't an e-mail address"),
      (", \"email\": \"a@example.com\\nBcc: x@example.com\"", "contains the control character"),
      (", \"email\": null", "`email` has no value"),
      (", \"state\": \"paused\"", "`state` can't be \"paused\""),
    ]
  )
  func `a wrong value is refused`(members: String, message: String) {
    let (_, messages) = read(entry(members))
    #expect(messages.first?.contains(message) == true, "\(messages)")
  }

  @Test func `a date alone is the last day, in the show's time zone`() {
    var log = DiagnosticLog()
    let bytes = Array(entry(", \"until\": \"2026-12-31\"").utf8)
    let dates = DateRules(zone: Zone(name: "X", offset: -300))
    let list = SubscriberReader.read(bytes, dates: dates, into: &log)
    let end = list?.subscribers.first?.until
    #expect(end?.text == "2026-12-31")
    #expect(end?.moment.rfc3339 == "2027-01-01T00:00:00-05:00")
  }
}
