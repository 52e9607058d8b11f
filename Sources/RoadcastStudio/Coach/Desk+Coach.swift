import RoadcastEditing
import RoadcastFiles
import RoadcastModel
import RoadcastProduction

extension Desk {
  /// Measures what remedies there are for an episode's lengths.
  ///
  /// - Parameters:
  ///   - file: The episode's manifest, as it's on the disk.
  ///   - isUrgent: Whether someone waits for the answer; otherwise it waits for whoever wants to listen.
  /// - Returns: Nil where a manifest can't be used.
  /// - Throws: If something can't be read.
  func coach(of file: EpisodeFile, isUrgent: Bool = false) async throws -> LengthCoach? {
    // It can take seconds where a recording was never measured so; nothing else waits for it.
    if !isUrgent { await masters.waitUntilIdle() }
    try Task.checkCancellation()
    let plans = try await trials.run { [self] in
      try await production().lengthPlans(of: file.slug)
    }
    guard let plans else { return nil }
    return LengthCoach(
      plan: plans.plan,
      manifest: file.manifest,
      slug: file.slug,
      folder: try workspace().names(in: "episodes/\(file.slug)") ?? [],
      gaps: plans.gaps
    )
  }

  /// Applies a remedy, unless someone has changed the episode meanwhile.
  ///
  /// - Parameters:
  ///   - choice: The remedy, as the page got it.
  ///   - slug: The episode.
  ///   - author: Who chose it; nil if that isn't known.
  /// - Returns: The manifest as it's on the disk now.
  /// - Throws: `ChangedMeanwhile`, `EditConflict`, `EditRefusal`, or why it can't be written.
  func apply(
    _ choice: RemedyChoice,
    to slug: String,
    author: String?
  ) async throws -> EpisodeFile {
    let file = try episodeFile(slug)
    guard file.version == choice.version else {
      throw ChangedMeanwhile(theirs: file.manifest.bytes)
    }
    guard let coach = try await coach(of: file, isUrgent: true) else { throw NoSuchEpisode() }
    let remedies = RemedyAnswer.all(of: coach)
    guard let chosen = remedies.first(where: { $0.answer.id == choice.id }) else {
      throw WorkFailure("this no longer helps; choose another one")
    }
    return try await writes.run { [self] in
      let changed = try file.applying(chosen.remedy.edits)
      var changes = [
        FileChange(
          file: file.manifest.file,
          base: file.fileVersion,
          bytes: changed.manifest.bytes
        )
      ]
      if !chosen.remedy.showEdits.isEmpty {
        let show = try editing.open(Workspace.showManifest)
        let manifest = EditableManifest(show.bytes ?? [], file: show.file)
        changes.append(
          FileChange(show, bytes: try manifest.applying(chosen.remedy.showEdits).bytes)
        )
      }
      let note = StepNote(author: author, at: now, what: chosen.answer.words)
      try editing.save(changes, as: note)
      versions.note(changed.manifest.bytes, as: changed.version)
      return changed
    }
  }
}
