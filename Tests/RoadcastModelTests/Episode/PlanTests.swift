import RoadcastModel
import RoadcastTesting
import Testing

struct PlanTests {
  @Test(
    arguments: [
      // Published, draft, expires, and what it is at 2026-11-21T06:00:00Z.
      ("2026-11-21T06:00:00Z", false, nil, EpisodeStatus.published),
      ("2026-11-21T06:00:01Z", false, nil, .scheduled),
      ("2026-11-20T06:00:00Z", true, nil, .draft),
      ("2026-11-28T06:00:00Z", true, nil, .draft),
      ("2026-11-20T06:00:00Z", false, "2026-11-21T06:00:00Z", .expired),
      ("2026-11-20T06:00:00Z", false, "2026-11-21T06:00:01Z", .published),
      ("2026-11-20T06:00:00Z", true, "2026-11-21T00:00:00Z", .expired),
    ] as [(String, Bool, String?, EpisodeStatus)]
  )
  func `an episode stands somewhere at each moment`(
    published: String,
    isDraft: Bool,
    expires: String?,
    status: EpisodeStatus
  ) throws {
    var draft = try EpisodeDraft(published: published)
    draft.episode.draft = isDraft
    if let expires {
      draft.episode.expires = Located(try moment(expires), at: draft.episode.location)
    }
    #expect(EpisodeStatus(of: draft.episode, at: draft.now) == status)
    #expect(draft.plan.isDue(draft.episode, for: nil) == (status == .published))
  }

  @Test func `an audience hears drafts, or what is due within its days ahead`() throws {
    var preview = Audience.named("preview")
    preview.drafts = true
    var early = Audience.named("early")
    early.ahead = 3 * 86_400
    var draft = try EpisodeDraft(published: "2026-11-24T06:00:00Z")
    #expect(!draft.plan.isDue(draft.episode, for: preview))
    #expect(draft.plan.isDue(draft.episode, for: early))
    draft.now = try moment("2026-11-21T05:59:59Z")
    #expect(!draft.plan.isDue(draft.episode, for: early))
    draft.episode.draft = true
    #expect(draft.plan.isDue(draft.episode, for: preview))
    #expect(!draft.plan.isDue(draft.episode, for: early))
  }

  @Test func `each feed hears its own cut between opener and closer`() throws {
    var draft = try EpisodeDraft()
    draft.show.audiences = [.named("midwest", ["territory=midwest"])]
    draft.add("01.wav", samples: 44_100)
    draft.add("02.wav", samples: 44_100, only: ["territory=midwest"])
    for name in ["opener.wav", "closer.wav"] {
      draft.recordings[name] = Recording(path: name, length: 22_050, block: 48_384)
    }
    draft.show.sound.opener = Located("opener.wav", at: draft.show.location)
    draft.show.sound.closer = Located("closer.wav", at: draft.show.location)
    let planned = draft.plan.episodes[0]
    #expect(
      planned.programmes.map { $0.parts.map(\.role) } == [
        [.opener, .segment(0), .closer], [.opener, .segment(0), .segment(1), .closer],
      ]
    )
    #expect(planned.programmes.map(\.audience) == [nil, "midwest"])
    #expect(planned.dueIn == [nil, "midwest"])
  }

  @Test func `a programme with a recording that can't be used is none`() throws {
    var draft = try EpisodeDraft()
    draft.add("01.wav", samples: 44_100)
    draft.add("02.wav", samples: 44_100)
    draft.recordings["episodes/kickoff/02.wav"] = nil
    #expect(draft.plan.episodes[0].programmes.isEmpty)
  }

  @Test func `a cut has the tags of the segments that are heard in it`() throws {
    var draft = try EpisodeDraft()
    draft.show.facets = [Facet(name: "kind", tags: nil)]
    draft.episode.tags = tags(["kind=news"])
    draft.add("01.wav", samples: 44_100)
    draft.add("02.wav", samples: 44_100, only: ["territory=midwest"])
    draft.episode.segments[0].tags = tags(["kind=a", "kind=news"])
    draft.episode.segments[1].tags = tags(["kind=b"])
    let planned = draft.plan.episodes[0]
    let told = planned.tags(in: planned.programmes[0], facets: draft.show.facets)
    #expect(told.map(\.value.value) == ["a", "news"])
  }
}
