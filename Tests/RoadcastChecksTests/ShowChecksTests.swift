import RoadcastModel
import RoadcastTesting
import Testing

@testable import RoadcastChecks

/// `InsecureAddress`, `MissingGuid`, `CopyrightForm` and `EmptyFeed`.
struct ShowChecksTests {
  @Test func `an address in clear is a warning, and says why`() throws {
    var draft = try EpisodeDraft()
    #expect(draft.told(InsecureAddress()).isEmpty)
    draft.show.baseURL.value = "HTTP://media.example.com/"
    #expect(
      draft.told(InsecureAddress()) == [
        "episodes/show.yml:3:11: warning: begins with http:; everybody on the way can read "
          + "the addresses of a private show [insecure-address]"
      ]
    )
    draft.show.isPrivate = false
    #expect(draft.told(InsecureAddress()).first?.contains("podcast apps want https") == true)
  }

  @Test func `a show without a guid is a warning`() throws {
    var draft = try EpisodeDraft()
    #expect(draft.told(MissingGuid()).first?.hasSuffix("[missing-guid]") == true)
    draft.show.guid = "917393e3-1b1e-5cef-ace4-edaa54e1f810"
    #expect(draft.told(MissingGuid()).isEmpty)
  }

  @Test(arguments: [
    ("Example Corp", false), ("Studio 54", false), ("Company 12345", false),
    ("© Example Corp", true), ("Copyright Example Corp", true), ("(C) Example Corp", true),
    ("2026 Example Corp", true), ("Example Corp 2019-2026", true),
  ])
  func `the copyright is the holder's name alone`(text: String, isTold: Bool) throws {
    var draft = try EpisodeDraft()
    draft.show.copyright = Located(text, at: SourceLocation(file: "episodes/show.yml", line: 8))
    let told = draft.told(CopyrightForm())
    #expect(told.isEmpty == !isTold)
    #expect(told.allSatisfy { $0.hasPrefix("episodes/show.yml:8: warning: ") })
  }

  @Test func `a feed with nothing due is a warning, each by itself`() throws {
    var draft = try EpisodeDraft()
    draft.show.audiences = [.named("midwest", ["territory=midwest"])]
    draft.add("01.wav", samples: 44_100, only: ["territory=midwest"])
    #expect(
      draft.told(EmptyFeed()) == [
        "episodes/show.yml: warning: no episode is due in the main feed [empty-feed]"
      ]
    )
    draft.episode.draft = true
    #expect(draft.told(EmptyFeed()).count == 2)
    #expect(
      draft.told(EmptyFeed()).last
        == "episodes/show.yml:20:3: warning: no episode is due in the feed of the audience "
        + "\"midwest\" [empty-feed]"
    )
  }
}
