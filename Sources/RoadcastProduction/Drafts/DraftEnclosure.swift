import RoadcastAudio
import RoadcastFiles
package import RoadcastModel

/// The file that a feed would publish for an episode, made before it's published.
package struct DraftEnclosure: Sendable {
  /// An absolute path.
  package var path: String

  /// Samples at the show's rate.
  package var duration: Int
}

extension Production {
  /// Makes the file that a feed would publish for an episode: the same bytes as a build's.
  ///
  /// Recordings that haven't been encoded yet are, for the cache.
  ///
  /// - Parameters:
  ///   - slug: The episode, due or not.
  ///   - feed: The feed.
  ///   - folder: An absolute path; the file gets a name that no other content has.
  /// - Returns: The file; nil if the feed gets nothing of the episode, or something that it needs can't be
  ///   used.
  /// - Throws: `ProductionFailure` when something can't be read, `WorkFailure` when something can't be written.
  package func enclosure(
    of slug: String,
    for feed: FeedName,
    in folder: String
  ) async throws -> DraftEnclosure? {
    let prepared = try await prepareDraft(of: slug)
    guard let plan = prepared.plan, let cover = prepared.artwork?.show,
      let planned = plan.episodes.first(where: { $0.episode.slug == slug }),
      let programme = planned.programmes.first(where: { $0.feed == feed })
    else { return nil }
    if let file = planned.episode.enclosure?.file {
      return DraftEnclosure(path: workspace.path(file.value), duration: programme.duration)
    }
    let cut = Cut(
      programme,
      of: planned,
      show: plan.show,
      recordings: prepared.recordings,
      pictures: prepared.pictures[slug] ?? [:],
      cover: cover
    )
    let path = "\(folder)/\(cut.key).mp3"
    let made = DraftEnclosure(path: path, duration: programme.duration)
    guard !FileSystem.exists(path) else { return made }
    let cache = Cache(workspace: workspace)
    let encoder = MasterEncoder(
      workspace: workspace,
      cache: cache,
      workers: WorkerPool(limit: options.jobs)
    )
    _ = try await encoder.encode(
      programme.parts.compactMap { prepared.recordings[$0.use] },
      progress: progress
    )
    let writer = EnclosureWriter(cache: cache, format: MP3Format(plan.show.sound))
    // Whoever asks for the same file meanwhile must not find half of it.
    let temporary = "\(path).part"
    FileSystem.removeFile(temporary)
    _ = try writer.write(
      programme,
      tag: cut.tag.map { TagComposer.adding(cover, to: $0).bytes } ?? [],
      masters: cut.masters,
      to: temporary
    )
    do {
      try FileSystem.rename(temporary, to: path)
    } catch {
      throw WorkFailure(doing: "write \(path)", error)
    }
    return made
  }
}
