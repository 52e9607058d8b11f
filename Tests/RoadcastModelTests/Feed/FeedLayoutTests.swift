import RoadcastModel
import Testing

struct FeedLayoutTests {
  private let hash = "0123456789abcdef0123456789abcdef"

  @Test func `the main feed and its pages are at the top`() {
    #expect(FeedLayout.feed(.main) == "feed.xml")
    #expect(FeedLayout.index(of: .main) == "index.html")
    #expect(FeedLayout.episodePage("kickoff", in: .main) == "episodes/kickoff.html")
    #expect(FeedLayout.facetPage("outcome", in: .main) == "tags/outcome.html")
  }

  @Test func `an audience's feed and pages are in audiences`() {
    let west = FeedName.audience("west")
    #expect(FeedLayout.feed(west) == "audiences/west.xml")
    #expect(FeedLayout.index(of: west) == "audiences/west/index.html")
    #expect(
      FeedLayout.episodePage("kickoff", in: west, at: Milliseconds(12_500))
        == "audiences/west/episodes/kickoff.html#t=12.500"
    )
    #expect(FeedLayout.facetPage("outcome", in: west) == "audiences/west/tags/outcome.html")
  }

  @Test(
    arguments: [
      (.audio, "audio/kickoff-0123456789ab.mp3"),
      (.chapters, "chapters/kickoff-0123456789ab.json"),
      (.chapterPicture(.jpeg), "images/kickoff-0123456789ab.jpg"),
      (.transcript(.webVTT), "transcripts/kickoff-0123456789ab.vtt"),
      (.transcript(.subRip), "transcripts/kickoff-0123456789ab.srt"),
      (.voicemail, "voicemail/kickoff-0123456789ab.wav"),
      (.clip, "clips/kickoff-0123456789ab.mp3"),
    ] as [(MediaKind, String)]
  )
  func `the names of media contain the start of their hash`(_ kind: MediaKind, _ path: String) {
    #expect(FeedLayout.media(kind, of: "kickoff", hash: hash) == path)
  }

  @Test func `the name of the artwork contains the start of its hash`() {
    #expect(FeedLayout.artwork(.png, hash: hash) == "cover-0123456789ab.png")
  }

  @Test func `the slug and the hash can be read from the audio's address`() throws {
    let path = FeedLayout.media(.audio, of: "2026-11-20-north-wind", hash: hash)
    let audio = try #require(FeedLayout.audio(at: "https://example.com/show/\(path)"))
    #expect(audio == ("2026-11-20-north-wind", "0123456789ab"))
  }

  @Test(arguments: [
    "", "audio/kickoff.mp3", "audio/kickoff-0123456789ab.wav", "audio/Kick_off-0123456789ab.mp3",
    "audio/kickoff-0123.mp3", "audio/kickoff-0123456789AB.mp3",
  ])
  func `addresses that no build writes have no slug`(_ address: String) {
    #expect(FeedLayout.audio(at: address) == nil)
  }

  @Test func `only the main feed has no audience`() {
    #expect(FeedName.main.audience == nil)
    #expect(FeedName.audience("west").audience == "west")
  }
}
