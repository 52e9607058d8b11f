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
  func `an episode has one status at each moment`(
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
    #expect(draft.plan.isDue(draft.episode) == (status == .published))
  }

  @Test func `an audience's feed contains drafts, or what is due within its days ahead`() throws {
    var preview = Audience.named("preview")
    preview.drafts = true
    var early = Audience.named("early")
    early.ahead = 3 * 86_400
    var draft = try EpisodeDraft(published: "2026-11-24T06:00:00Z")
    draft.show.audiences = [preview, early]
    func dueIn() -> [FeedName] {
      let plan = draft.plan
      return plan.feeds.filter { plan.isDue(draft.episode, in: $0) }.map(\.name)
    }
    #expect(dueIn() == [.audience("early")])
    draft.now = try moment("2026-11-21T05:59:59Z")
    #expect(dueIn() == [])
    draft.episode.draft = true
    #expect(dueIn() == [.audience("preview")])
  }

  @Test func `each feed has its own version between opener and closer`() throws {
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
    #expect(planned.programmes.map(\.feed) == [.main, .audience("midwest")])
    #expect(planned.dueIn == [.main, .audience("midwest")])
  }

  @Test func `an unusable recording leaves no programme`() throws {
    var draft = try EpisodeDraft()
    draft.add("01.wav", samples: 44_100)
    draft.add("02.wav", samples: 44_100)
    draft.recordings["episodes/kickoff/02.wav"] = nil
    #expect(draft.plan.episodes[0].programmes.isEmpty)
  }

  @Test func `a programme has the tags of its own segments`() throws {
    var draft = try EpisodeDraft()
    draft.show.facets = [Facet(name: "kind", tags: nil)]
    draft.episode.tags = tags(["kind=news"])
    draft.add("01.wav", samples: 44_100)
    draft.add("02.wav", samples: 44_100, only: ["territory=midwest"])
    draft.episode.segments[0].tags = tags(["kind=a", "kind=news"])
    draft.episode.segments[1].tags = tags(["kind=b"])
    let planned = draft.plan.episodes[0]
    let found = planned.tags(in: planned.programmes[0], facets: draft.show.facets)
    #expect(found.map(\.value) == ["a", "news"])
  }
}
