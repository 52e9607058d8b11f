import RoadcastAudio
package import RoadcastModel

/// The plan of an episode, and what its lengths would be with other repairs and other gaps.
package struct LengthPlans: Sendable {
  /// Its recordings are known with each repair that changes their length switched on and off.
  package var plan: Plan

  /// The same plan with other gaps between recordings: those that bring no other episode out of its limits.
  package var gaps: [Milliseconds: Plan] = [:]

  /// The gaps to try.
  private static let triedGaps = [0, 200, 300, 400, 500, 600, 800, 1_000, 1_500].map {
    Milliseconds($0)
  }

  /// - Parameter plan: The plan of an episode whose gaps don't have to change.
  fileprivate init(_ plan: Plan) { self.plan = plan }

  /// - Parameters:
  ///   - plan: The episode's plan.
  ///   - slug: The episode.
  ///   - all: The plan of all episodes, as far as their recordings are known.
  fileprivate init(_ plan: Plan, of slug: String, among all: Plan) {
    self.plan = plan
    let others = all.episodes.map(\.episode).filter {
      $0.slug != slug && EpisodeStatus(of: $0, at: all.now) != .expired
    }
    let now = others.flatMap(all.lengths)
    for gap in Self.triedGaps where gap != plan.show.sound.gap {
      let other = all.changingGap(to: gap)
      let isHarmless = zip(now, others.flatMap(other.lengths)).allSatisfy { !$1.isWorse(than: $0) }
      if isHarmless { gaps[gap] = plan.changingGap(to: gap) }
    }
  }
}

extension Plan {
  /// The lengths of an episode's versions.
  fileprivate func lengths(of episode: Episode) -> [MeasuredLength] {
    programmes(of: episode).map {
      MeasuredLength(samples: $0.duration, sampleRate: $0.sampleRate, policy: show.length)
    }
  }
}

extension Production {
  /// Measures an episode's recordings as they are, and with other repairs.
  ///
  /// Changes only the cache, which remembers the measurements. Nothing is encoded.
  ///
  /// - Parameter slug: The episode.
  /// - Returns: Nil where the show's or the episode's manifest can't be used.
  /// - Throws: `ProductionFailure` when something can't be read.
  package func lengthPlans(of slug: String) async throws -> LengthPlans? {
    var request = Preparation.Request(checksAll: true, readsLedger: false, readsArtwork: false) {
      episode,
      _ in episode.slug == slug
    }
    request.triesRepairs = true
    request.checkedSlugs = [slug]
    guard let plan = try await prepare(request).plan else { return nil }
    let lengths = plan.episodes.filter { $0.episode.slug == slug }.flatMap {
      plan.lengths(of: $0.episode)
    }
    // Other gaps only matter where something needs a remedy.
    if lengths.allSatisfy({ $0.verdict == .onTarget }) { return LengthPlans(plan) }
    var all = Preparation.Request(checksAll: true, readsLedger: false, readsArtwork: false) {
      _,
      _ in true
    }
    // What was never measured was never published either.
    all.measuresRecordings = false
    all.checkedSlugs = []
    return LengthPlans(plan, of: slug, among: try await prepare(all).plan ?? plan)
  }
}

extension RecordingUse {
  /// The uses of the same recording with one repair more or less that changes its length.
  var trials: [RecordingUse] {
    [Cleaning.Step.trim, .pauses].map { step in
      let isOn = cleaning.steps.contains(step)
      return RecordingUse(path: path, cleaning: cleaning.changed(by: [step: !isOn]))
    }
  }
}

extension Plan {
  /// The plan with another gap between recordings.
  fileprivate func changingGap(to gap: Milliseconds) -> Plan {
    var plan = self
    plan.show.sound.gap = gap
    let samples = gap.samples(at: show.sound.sampleRate)
    plan.recordings = recordings.mapValues { recording in
      var recording = recording
      recording.block = MP3Format.block(samples: recording.length, gap: samples)
      return recording
    }
    return plan
  }
}
