import Testing

@testable import RoadcastServer

struct HTTPDateTests {
  @Test(
    arguments: [
      "Sun, 06 Nov 1994 08:49:37 GMT", "Sunday, 06-Nov-94 08:49:37 GMT",
      "Sun Nov  6 08:49:37 1994",
    ]
  )
  func `the three forms of the standard are read`(text: String) {
    #expect(HTTPDate.seconds(text) == 784_111_777)
  }

  @Test func `a date is written in the form of today`() {
    #expect(HTTPDate.text(784_111_777) == "Sun, 06 Nov 1994 08:49:37 GMT")
    #expect(HTTPDate.seconds(HTTPDate.text(1_795_766_400)) == 1_795_766_400)
  }

  @Test(
    arguments: [
      "", "now", "Sun, 06 Nov 1994 08:49:37", "Sun, 06 Nov 1994 08:49:37 CET",
      "Sun, 31 Feb 1994 08:49:37 GMT", "Sun, 06 Nov 1994 24:00:00 GMT",
      "Sun, 06 Nov 1994 8:49:37 GMT", "Sun, 06 Nov 19940 08:49:37 GMT",
      "Sun, 06 Noe 1994 08:49:37 GMT", "1994-11-06T08:49:37Z",
    ]
  )
  func `anything else isn't a date`(text: String) { #expect(HTTPDate.seconds(text) == nil) }
}
