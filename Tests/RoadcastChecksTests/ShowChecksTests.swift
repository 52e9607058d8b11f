import RoadcastModel
import RoadcastTesting
import Testing

@testable import RoadcastChecks

/// `InsecureAddress`, `PlaceholderAddress`, `MissingGUID`, `CopyrightForm` and `EmptyFeed`.
struct ShowChecksTests {
  @Test func `an address without encryption is a warning with the reason`() throws {
    var draft = try EpisodeDraft()
    #expect(draft.lines(ofShow: InsecureAddress()).isEmpty)
    draft.show.baseURL.value = "HTTP://media.example.com/"
    #expect(
      draft.lines(ofShow: InsecureAddress()) == [
        "episodes/show.yml:3:11: warning: starts with http:, but anyone on the network can "
          + "read the addresses of a private show; use https: [insecure-address]"
      ]
    )
    draft.show.isPrivate = false
    #expect(
      draft.lines(ofShow: InsecureAddress()).first?.contains("podcast apps want https") == true
    )
  }

  @Test(
    arguments: [
      ("https://media.example.com/our-briefing/", true), ("https://EXAMPLE.org", true),
      ("http://example.net:8000/feed", true), ("https://feeds.acme.example/", true),
      ("https://media.invalid/", true), ("https://examples.com/", false),
      ("https://myexample.com/", false), ("https://acme.com/example.com/", false),
      ("https://example.com.acme.com/", false), ("https://acme.test/", false),
      ("http://localhost:8000/", false), ("http://[::1]/", false),
    ]
  )
  func `an address that no one can own is a warning`(address: String, isWarning: Bool) throws {
    var draft = try EpisodeDraft()
    draft.show.baseURL.value = address
    let lines = draft.lines(ofShow: PlaceholderAddress())
    #expect(lines.count == (isWarning ? 1 : 0))
    #expect(lines.allSatisfy { $0.hasPrefix("episodes/show.yml:3:11: warning: ") })
  }

  @Test func `a show without a guid is a warning`() throws {
    var draft = try EpisodeDraft()
    #expect(draft.lines(ofShow: MissingGUID()).first?.hasSuffix("[missing-guid]") == true)
    draft.show.guid = "917393e3-1b1e-5cef-ace4-edaa54e1f810"
    #expect(draft.lines(ofShow: MissingGUID()).isEmpty)
  }

  @Test(arguments: [
    ("Example Corp", false), ("Studio 54", false), ("Company 12345", false),
    ("© Example Corp", true), ("Copyright Example Corp", true), ("(C) Example Corp", true),
    ("2026 Example Corp", true), ("Example Corp 2019-2026", true),
  ])
  func `the copyright is only the holder's name`(text: String, isWarning: Bool) throws {
    var draft = try EpisodeDraft()
    draft.show.copyright = Located(text, at: SourceLocation(file: "episodes/show.yml", line: 8))
    let lines = draft.lines(ofShow: CopyrightForm())
    #expect(lines.isEmpty == !isWarning)
    #expect(lines.allSatisfy { $0.hasPrefix("episodes/show.yml:8: warning: ") })
  }

  @Test func `each feed without a due episode is a warning`() throws {
    var draft = try EpisodeDraft()
    draft.show.audiences = [.named("midwest", ["territory=midwest"])]
    draft.add("01.wav", samples: 44_100, only: ["territory=midwest"])
    #expect(
      draft.lines(ofShow: EmptyFeed()) == [
        "episodes/show.yml: warning: no episode is due in the main feed; check the episodes' "
          + "dates, `draft` and `only` [empty-feed]"
      ]
    )
    draft.episode.draft = true
    #expect(draft.lines(ofShow: EmptyFeed()).count == 2)
    #expect(
      draft.lines(ofShow: EmptyFeed()).last
        == "episodes/show.yml:20:3: warning: no episode is due in the feed of the audience "
        + "\"midwest\"; check the episodes' dates, `draft` and `only` [empty-feed]"
    )
  }
}
