package import RoadcastModel

/// An episode as it's planned now, published or not, with everything that's wrong with it.
package struct EpisodeDraft: Sendable {
  /// Nil where the show's manifest can't be used.
  package var show: Show?

  /// The whole show, of which only this episode has programmes.
  ///
  /// Nil where the show's manifest can't be used.
  package var plan: Plan?

  /// Nil where the episode's manifest can't be used, or there's no such episode.
  package var episode: PlannedEpisode?

  /// Whether there's a folder with an `episode.yml`, readable or not.
  package var exists: Bool

  /// What's wrong with the episode, by file and place.
  package var diagnostics: [Diagnostic]

  /// What's wrong with the show itself, by file and place.
  package var showDiagnostics: [Diagnostic]

  /// The feeds that contain the episode since the last build; nil if that isn't known.
  package var releasedIn: [FeedName]?

  /// What's known of its recordings.
  var recordings: [RecordingUse: KnownRecording] = [:]
}

extension Production {
  /// Prepares one episode as `check` does, expired or not.
  ///
  /// Changes only the cache.
  ///
  /// - Parameters:
  ///   - slug: The episode.
  ///   - measures: Whether recordings are measured that weren't measured before, which takes a moment for
  ///     each minute of sound.
  /// - Returns: Its plan, and everything that's wrong with it.
  /// - Throws: `ProductionFailure` when something can't be read.
  package func draft(of slug: String, measures: Bool = true) async throws -> EpisodeDraft {
    var prepared = try await prepareDraft(of: slug, measures: measures)
    prepared.readReleased()
    let (show, plan) = (prepared.manuscript.show, prepared.plan)
    let exists = prepared.manuscript.slugs.contains(slug)
    let all = prepared.diagnostics
    prepared.keep([slug])
    prepared.diagnostics.removeAll { subject, _ in subject == .show }
    var ofShow = all
    ofShow.removeAll { subject, _ in subject != .show }
    return EpisodeDraft(
      show: show,
      plan: plan,
      episode: plan?.episodes.first { $0.episode.slug == slug },
      exists: exists,
      diagnostics: prepared.diagnostics.report(isStrict: false),
      showDiagnostics: ofShow.report(isStrict: false),
      releasedIn: plan?.released.map { released in
        released.filter { $0.value.contains(slug) }.map(\.key)
      },
      recordings: prepared.recordings
    )
  }

  func prepareDraft(of slug: String, measures: Bool = true) async throws -> Preparation {
    var request = Preparation.Request(checksAll: true, readsLedger: true) { episode, _ in
      episode.slug == slug
    }
    request.measuresRecordings = measures
    request.checkedSlugs = [slug]
    return try await prepare(request)
  }
}
