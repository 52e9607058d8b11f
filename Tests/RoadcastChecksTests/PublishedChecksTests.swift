import RoadcastModel
import RoadcastTesting
import Testing

@testable import RoadcastChecks

/// `ReusedSlug`, `ChangedGUID`, `MovedDate` and `ReplacedAudio`.
struct PublishedChecksTests {
  private static let episodeChecks: [any EpisodeCheck] = [
    ReusedSlug(), ChangedGUID(), MovedDate(), ReplacedAudio(),
  ]

  /// The rules that an episode breaks, with the messages.
  private func problems(
    _ changes: (inout Republication) throws -> Void...
  ) throws -> [(rule: Rule, message: String)] {
    let draft = try EpisodeDraft()
    var plan = draft.plan
    plan.episodes[0].republications = try changes.map { change in
      var republication = Republication(
        feed: .main,
        oldTitle: draft.episode.title,
        oldGUID: "g",
        oldDate: draft.episode.published.value,
        guid: "g",
        hasNewDate: false,
        hasNewAudio: false
      )
      try change(&republication)
      return republication
    }
    return Self.episodeChecks.flatMap { $0.diagnostics(for: plan.episodes[0], in: plan) }
      .map { ($0.rule, $0.message) }
  }

  @Test func `an unchanged episode has no problems`() throws {
    #expect(try problems({ _ in }).isEmpty)
  }

  @Test func `another title alone is no problem`() throws {
    #expect(try problems({ $0.oldTitle = "Other" }).isEmpty)
  }

  @Test func `a new date and new audio are warnings`() throws {
    let found = try problems({
      $0.oldDate = try moment("2026-11-13T06:00:00Z")
      $0.hasNewDate = true
      $0.hasNewAudio = true
    })
    #expect(
      found.map(\.message) == [
        "was published with the date November 13, 2026, and apps can keep that one; unless it was "
          + "wrong, restore it: `published: 2026-11-13`",
        "the audio has changed since it was published in feed.xml; phones that have downloaded it keep "
          + "the old one, unless you write `reissue: 2`",
      ]
    )
  }

  @Test func `another title, date and audio are another episode`() throws {
    let found = try problems({
      $0.oldTitle = "Other"
      $0.hasNewDate = true
      $0.hasNewAudio = true
      $0.guid = "h"
    })
    #expect(found.map(\.rule) == [.reusedSlug])
    #expect(found[0].message.hasPrefix("feed.xml has \"Other\" under this folder's name"))
  }

  @Test func `a new guid is an error, whatever else is new`() throws {
    let found = try problems({
      $0.guid = "h"
      $0.hasNewAudio = true
    })
    #expect(found.map(\.rule) == [.changedGUID])
    #expect(found[0].message.contains("with the guid \"g\" and would get \"h\""))
  }

  @Test func `a problem in several feeds is reported once`() throws {
    let found = try problems(
      { $0.hasNewAudio = true },
      {
        $0.feed = .audience("midwest")
        $0.hasNewAudio = true
      }
    )
    #expect(found.map(\.rule) == [.replacedAudio])
  }

  @Test func `another guid of the show is an error`() throws {
    var plan = try EpisodeDraft().plan
    plan.guids = PlannedGUIDs(show: "g")
    #expect(ChangedGUID().diagnostics(in: plan).isEmpty)
    plan.guids?.publishedShow = "G"
    #expect(ChangedGUID().diagnostics(in: plan).isEmpty)
    plan.guids?.publishedShow = "h"
    #expect(ChangedGUID().diagnostics(in: plan).map(\.location) == [plan.show.location])
  }

  @Test func `a guid can't be the one made for another episode`() throws {
    var draft = try EpisodeDraft()
    draft.episode.guid = Located("g", at: SourceLocation(file: "a.yml", line: 3))
    var plan = draft.plan
    plan.guids = PlannedGUIDs(show: "s")
    plan.guids?.madeForSlugs = ["g": "other"]
    #expect(
      SameGUID().diagnostics(in: plan).map(\.description) == [
        "a.yml:3: error: \"other\" already has the guid \"g\"; remove `guid`, or write another "
          + "[same-guid]"
      ]
    )
  }
}
