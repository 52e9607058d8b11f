import RoadcastAudio
import RoadcastModel

/// The last step: verifies the new folder, and exchanges it for the old one.
extension Publication {
  /// Publishes the new folder, or leaves the old one where nothing is different.
  ///
  /// - Throws: when the new folder would be wrong, or can't be written; the old one then stays.
  mutating func exchange() async throws {
    guard var stage else { return }
    isChanged = try await stage.finish(jobs: jobs)
    if isChanged {
      let size: @Sendable (String) -> Int? = { [stage] in stage.size(of: $0) }
      try await FeedVerifier(base: plan.show.baseURL.value, size: size).verify(feeds, jobs: jobs)
      try links.verify(size: size)
      if let note = try await stage.publish(jobs: jobs) { notes.append(note) }
    } else if staging.isOpen {
      staging.abandon()
    }
    let key = key()
    forgetWhatIsUnused()
    index.published = [:]
    index.published[staging.output] = stage.snapshot(isChanged: isChanged)
    kept = stage.kept
    index.publication = key
  }

  /// Removes from the cache what nothing is made from any more.
  mutating func forgetWhatIsUnused() {
    let keys = Set(cuts.map(\.key))
    index.programmes = index.programmes.filter { keys.contains($0.key) }
    let voicemails = Set(newscasts.map(\.key))
    index.voicemails = index.voicemails.filter { voicemails.contains($0.key) }
    let paths = Set(recordingUses.map(\.path))
    index.fingerprints = index.fingerprints.filter { paths.contains($0.key) }
    let masters = Set(
      recordingUses.compactMap { use in
        index.fingerprints[use.path].map {
          RecordingExaminer.masterKey(
            contentHash: $0.hash,
            settings: MasterSettings(plan.show.sound, cleaning: use.cleaning)
          )
        }
      }
    )
    index.analyses = index.analyses.filter { masters.contains($0.key) }
    cache.keepMasters(masters)
  }
}
