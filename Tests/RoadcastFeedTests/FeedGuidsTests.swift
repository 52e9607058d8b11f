import RoadcastModel
import RoadcastTesting
import Testing

@testable import RoadcastFeed

struct FeedGuidsTests {
  private let guids = FeedGuids(show: "917393e3-1b1e-5cef-ace4-edaa54e1f810")

  // Test vectors of Podcasting 2.0, and of our own.
  @Test(arguments: [
    ("https://podnews.net/rss", "9b024349-ccf0-5f69-a609-6b82873eab3c"),
    ("http://podnews.net/rss///", "9b024349-ccf0-5f69-a609-6b82873eab3c"),
    ("podnews.net/rss", "9b024349-ccf0-5f69-a609-6b82873eab3c"),
    ("https://mp3s.nashownotes.com/pc20rss.xml", "917393e3-1b1e-5cef-ace4-edaa54e1f810"),
    ("https://radio.example.com/feed.xml", "04720024-f27f-5505-9a9c-2eba96bac1a7"),
  ])
  func `a show's guid is made from its address, without scheme and slashes at the end`(
    address: String,
    guid: String
  ) {
    #expect(FeedGuids.show(feedAddress: address) == guid)
  }

  @Test func `a show's guid is the manifest's, or made from the main feed's address`() throws {
    var show = try EpisodeDraft().show
    let address = show.baseURL.value + "feed.xml"
    #expect(FeedGuids(of: show).show == FeedGuids.show(feedAddress: address))
    show.guid = guids.show
    #expect(FeedGuids(of: show).show == guids.show)
  }

  @Test func `names are hashed as RFC 9562 defines`() {
    let dns = "6ba7b810-9dad-11d1-80b4-00c04fd430c8"
    let expected = "2ed6657d-e927-568b-95e1-2665a8aea6a2"
    #expect(UUIDv5.uuid(of: "www.example.com", in: dns) == expected)
    #expect(UUIDv5.uuid(of: "www.example.com", in: dns.uppercased()) == expected)
  }

  @Test func `each episode, version and feed has its own guid`() {
    #expect(guids.item("kickoff", .main) == "faaf7e29-2039-5968-9b32-4b7c76936b3a")
    let midwest = FeedName.audience("midwest")
    #expect(guids.item("kickoff", midwest) == "ce135cbf-599e-58fa-b909-02f0ff0712d9")
    #expect(guids.feed(midwest) == "6a39bc1f-71b6-58cf-8e0d-eeaecbe4e090")
    #expect(guids.feed(.main) == guids.show)
  }

  @Test func `a feed with the main feed's version has its guid too`() throws {
    var draft = try EpisodeDraft()
    draft.show.audiences = [.named("all"), .named("west", ["territory=west"])]
    draft.add("01.wav", samples: 44_100)
    draft.add("02.wav", samples: 44_100, only: ["territory=west"])
    let planned = draft.plan.episodes[0]
    #expect(
      planned.programmes.map { guids.item(planned, $0) } == [
        guids.item("kickoff", .main), guids.item("kickoff", .main),
        guids.item("kickoff", .audience("west")),
      ]
    )
  }

  @Test func `the number of a reissue can be read from a guid`() throws {
    var episode = try EpisodeDraft().episode
    episode.reissue = 2
    let west = FeedName.audience("west")
    for reissue in [1, 2, 3, 34] {
      let own = guids.item("kickoff", west, reissue: reissue)
      #expect(guids.reissue(of: own, episode, in: west) == reissue)
      let main = guids.item("kickoff", .main, reissue: reissue)
      #expect(guids.reissue(of: main, episode, in: west) == reissue)
    }
    #expect(guids.reissue(of: "mine", episode, in: .main) == 1)
    #expect(guids.reissue(of: "mine/west/reissue/7", episode, in: west) == 7)
  }
}
