import RoadcastFeed
import Testing

struct GuidTests {
  @Test(arguments: [
    ("https://podnews.net/rss", "9b024349-ccf0-5f69-a609-6b82873eab3c"),
    ("http://podnews.net/rss///", "9b024349-ccf0-5f69-a609-6b82873eab3c"),
    ("podnews.net/rss", "9b024349-ccf0-5f69-a609-6b82873eab3c"),
    ("https://mp3s.nashownotes.com/pc20rss.xml", "917393e3-1b1e-5cef-ace4-edaa54e1f810"),
    ("https://radio.example.com/feed.xml", "04720024-f27f-5505-9a9c-2eba96bac1a7"),
  ])
  func `a show's guid is made from its address, without scheme and slashes at the end`(
    url: String,
    guid: String
  ) {
    #expect(Guid.show(feedURL: url) == guid)
  }

  @Test func `names are hashed as RFC 9562 says`() {
    let dns = "6ba7b810-9dad-11d1-80b4-00c04fd430c8"
    let expected = "2ed6657d-e927-568b-95e1-2665a8aea6a2"
    #expect(Guid.uuid5(namespace: dns, name: "www.example.com") == expected)
    #expect(Guid.uuid5(namespace: dns.uppercased(), name: "www.example.com") == expected)
  }

  @Test func `an episode, its cuts and audiences have guids of their own`() {
    let show = "917393e3-1b1e-5cef-ace4-edaa54e1f810"
    let episode = Guid.episode("kickoff", audience: nil, ofShow: show)
    #expect(episode == "faaf7e29-2039-5968-9b32-4b7c76936b3a")
    let cut = Guid.episode("kickoff", audience: "midwest", ofShow: show)
    #expect(cut == "ce135cbf-599e-58fa-b909-02f0ff0712d9")
    #expect(Guid.audience("midwest", ofShow: show) == "6a39bc1f-71b6-58cf-8e0d-eeaecbe4e090")
  }
}
