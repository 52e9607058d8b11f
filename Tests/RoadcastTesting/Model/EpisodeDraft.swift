package import RoadcastModel

/// An episode for a test, and the plan that contains it.
package struct EpisodeDraft {
  package var show = Show(
    location: SourceLocation(file: "episodes/show.yml"),
    title: "Road Notes",
    description: "The week in ten minutes.",
    baseURL: Located(
      "https://media.roadnotes.test/road-notes/",
      at: SourceLocation(file: "episodes/show.yml", line: 3, column: 11)
    )
  )
  package var episode: Episode
  package var recordings: [String: Recording] = [:]
  package var transcripts: [Int: Transcript] = [:]
  package var now: Moment

  /// Starts an episode without segments, published a day before the current time.
  ///
  /// - Parameters:
  ///   - slug: the name of its folder.
  ///   - published: the moment of publication (RFC 3339).
  /// - Throws: the reason if `published` isn't a moment.
  package init(slug: String = "kickoff", published: String = "2026-11-20T06:00:00Z") throws {
    now = try moment("2026-11-21T06:00:00Z")
    let manifest = "episodes/\(slug)/episode.yml"
    episode = Episode(
      slug: slug,
      location: SourceLocation(file: manifest),
      title: "Kick-off",
      published: Located(
        try moment(published),
        at: SourceLocation(file: manifest, line: 2, column: 12)
      )
    )
  }

  /// Adds a segment with a recording.
  ///
  /// - Parameters:
  ///   - name: the recording's file name, in the episode's folder.
  ///   - samples: the recording's length.
  ///   - only: the tags of the audiences that get the segment, written as `facet=value`.
  ///   - hasTranscript: whether the segment names a transcript.
  package mutating func add(
    _ name: String,
    samples: Int,
    only: [String] = [],
    hasTranscript: Bool = true
  ) {
    let folder = "episodes/\(episode.slug)"
    let path = "\(folder)/\(name)"
    let transcript = "\(folder)/\(name.dropLast(3))vtt"
    episode.segments.append(
      Segment(
        audio: Located(path, at: SourceLocation(file: path)),
        title: name,
        transcript: hasTranscript
          ? Located(transcript, at: SourceLocation(file: transcript)) : nil,
        only: tags(only, file: episode.location.file)
      )
    )
    recordings[path] = Recording(path: path, length: samples, block: samples + 26_460)
  }

  /// A plan with this episode alone.
  package var plan: Plan {
    var plan = Plan(show: show, now: now, episodes: [], recordings: [:])
    let sounds = [show.sound.opener, show.sound.closer].compactMap(\.self)
    let uses =
      sounds.map { show.use(ofSound: $0.value) } + episode.segments.map { show.use(of: $0) }
    for use in uses { plan.recordings[use] = recordings[use.path] }
    plan.episodes = [planned(in: plan)]
    return plan
  }

  private func planned(in plan: Plan) -> PlannedEpisode {
    var planned = PlannedEpisode(episode: episode, status: EpisodeStatus(of: episode, at: now))
    planned.transcripts = transcripts
    planned.programmes = plan.programmes(of: episode)
    for feed in plan.feeds where plan.isDue(episode, in: feed) {
      if planned.programmes.contains(where: { $0.feed == feed.name }) {
        planned.dueIn.append(feed.name)
      }
    }
    return planned
  }
}

extension Audience {
  /// An audience with answers written as `facet=value`.
  package static func named(_ name: String, _ answers: [String] = []) -> Audience {
    Audience(
      name: Located(name, at: SourceLocation(file: "episodes/show.yml", line: 20, column: 3)),
      title: name,
      only: tags(answers, file: "episodes/show.yml")
    )
  }
}

extension EpisodeDraft {
  /// A plan of episodes with these dates.
  ///
  /// - Parameters:
  ///   - cadence: the show's cadence.
  ///   - now: the current time (RFC 3339).
  ///   - dates: the moments of publication; one with a `?` at its end is a draft's.
  /// - Returns: a plan whose checks include what isn't due yet.
  /// - Throws: the reason if a text isn't a moment.
  package static func plan(_ cadence: Cadence?, now: String, _ dates: [String]) throws -> Plan {
    var draft = try EpisodeDraft()
    draft.show.cadence = cadence
    var plan = Plan(show: draft.show, now: try moment(now), episodes: [], recordings: [:])
    plan.checksAll = true
    plan.episodes = try dates.enumerated().map { index, date in
      var episode = try EpisodeDraft(slug: "e\(index)", published: date.replacing("?", with: ""))
        .episode
      episode.draft = date.hasSuffix("?")
      return PlannedEpisode(episode: episode, status: EpisodeStatus(of: episode, at: plan.now))
    }
    return plan
  }
}
