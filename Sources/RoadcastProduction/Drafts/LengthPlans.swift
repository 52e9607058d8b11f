import RoadcastAudio
package import RoadcastModel

/// The plan of an episode, and what its lengths would be with other repairs and other gaps.
package struct LengthPlans: Sendable {
  /// Its recordings are known with each repair that changes their length switched on and off.
  package var plan: Plan

  /// The same plan with other gaps between recordings.
  package var gaps: [Milliseconds: Plan]

  /// The gaps to try.
  private static let triedGaps = [0, 200, 300, 400, 500, 600, 800, 1_000, 1_500].map {
    Milliseconds($0)
  }

  fileprivate init(_ plan: Plan) {
    self.plan = plan
    gaps = Dictionary(
      uniqueKeysWithValues: Self.triedGaps.filter { $0 != plan.show.sound.gap }.map {
        ($0, plan.changingGap(to: $0))
      }
    )
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
    return try await prepare(request).plan.map(LengthPlans.init)
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
