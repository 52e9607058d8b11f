import RoadcastAudio
import RoadcastModel

/// The step that measures recordings.
extension Preparation {
  mutating func examineRecordings() async throws {
    guard let show = manuscript.show else { return }
    var uses: [RecordingUse: Located<String>] = [:]
    for sound in show.sound.openerAndCloser { uses[show.use(ofSound: sound.value)] = sound }
    for segment in wanted.flatMap(\.segments) where !segment.isFinished {
      uses[show.use(of: segment)] = segment.audio
    }
    if request.triesRepairs {
      for segment in wanted.flatMap(\.segments) where !segment.isFinished {
        for use in show.use(of: segment).trials where uses[use] == nil {
          uses[use] = segment.audio
        }
      }
    }
    let examiner = RecordingExaminer(
      workspace: workspace,
      sound: show.sound,
      workers: WorkerPool(limit: options.jobs),
      jobs: options.jobs,
      measuresNew: request.measuresRecordings,
      shared: memory?.measurements
    )
    let found: [RecordingUse: [Diagnostic]]
    (recordings, found) = try await examiner.examine(uses, index: &index, progress: progress)
    absentRecordings = Set(
      found.filter { $1.contains { [.missingFile, .notAFile].contains($0.rule) } }.map(\.key.path)
    )
    for sound in show.sound.openerAndCloser {
      diagnostics[.show].add(contentsOf: found[show.use(ofSound: sound.value)] ?? [])
    }
    try await examineEnclosures(of: show, with: examiner.workers)
    for episode in wanted {
      for use in Set(episode.segments.map { show.use(of: $0) }) {
        report(found[use] ?? [], about: episode)
      }
    }
  }

  /// Looks through the finished files that episodes have instead of recordings.
  private mutating func examineEnclosures(
    of show: Show,
    with workers: WorkerPool
  ) async throws {
    let episodes = wanted.filter { $0.enclosure != nil }
    guard !episodes.isEmpty else { return }
    let examiner = EnclosureExaminer(
      workspace: workspace,
      sampleRate: show.sound.sampleRate,
      workers: workers,
      jobs: options.jobs
    )
    let results = try await examiner.examine(episodes, index: &index, progress: progress)
    for (episode, result) in zip(episodes, results) {
      if let known = result.enclosure {
        finished[show.use(of: episode.segments[0])] = known
      }
      if result.diagnostics.contains(where: { [.missingFile, .notAFile].contains($0.rule) }),
        let file = episode.enclosure?.file
      {
        absentRecordings.insert(file.value)
      }
      report(result.diagnostics, about: episode)
    }
  }
}
