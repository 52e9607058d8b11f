import RoadcastFiles
package import RoadcastModel
import RoadcastTranscript

extension Production {
  /// Runs the show's transcriber for every recording that has no transcript.
  ///
  /// This is the only step that runs a program named in a manifest. Each transcript is saved next to
  /// its recording, to be read and corrected; existing files are never replaced. If one recording
  /// can't be transcribed, the others still are.
  ///
  /// - Parameter limit: The time limit for one recording; nil for ten minutes plus ten times its
  ///   length.
  /// - Returns: The new transcripts, and what went wrong.
  /// - Throws: `WorkFailure` if the workspace can't be read, or if an episode doesn't exist.
  package func transcribe(limit: Milliseconds?) async throws -> TranscriptionReport {
    let manuscript = try await ManuscriptReader(workspace: workspace).read(jobs: options.jobs)
    try manuscript.require(options.slugs)
    let isWanted = { (slug: String) in options.slugs.isEmpty || options.slugs.contains(slug) }
    var report = TranscriptionReport()
    var diagnostics = manuscript.diagnostics
    diagnostics.removeAll { subject, _ in
      if case .episode(let slug) = subject { !isWanted(slug) } else { false }
    }
    report.log.add(contentsOf: diagnostics.all.filter { $0.severity == .error }.sorted())
    guard let show = manuscript.show else { return report }
    guard let transcriber = show.transcriber else {
      if !report.diagnostics.contains(where: { $0.location.file == Workspace.showManifest }) {
        report.log.add(
          .noTranscriber,
          at: show.location,
          "has no transcriber; add a line such as "
            + "`transcriber: whisper-cli -m model.bin -ovtt {audio}`"
        )
      }
      return report
    }
    let segmentTranscriber = SegmentTranscriber(
      workspace: workspace,
      process: TranscriberProcess(transcriber: transcriber, folder: workspace.path("")),
      language: show.language,
      limit: limit
    )
    var seen: Set<String> = []
    for episode in manuscript.episodes
    where isWanted(episode.slug) && EpisodeStatus(of: episode, at: options.now) != .expired {
      for segment in episode.segments
      where !segment.isFinished && seen.insert(segment.audio.value).inserted {
        if let transcript = existingTranscript(of: segment) {
          report.present += 1
          // A transcript is found by its name only if its recording is in the episode's own folder.
          if segment.transcript == nil {
            report.log.add(
              .unusedTranscript,
              at: segment.audio.location,
              "the transcript \(transcript.quoted) isn't used; "
                + "name it in the segment with `transcript:`"
            )
          }
          continue
        }
        progress.listening(to: segment.audio.value)
        do {
          let written = try await segmentTranscriber.transcribe(
            segment,
            of: episode.slug,
            into: &report.log
          )
          if let written { report.written.append(written) }
        } catch let failure as WorkFailure {
          report.failures.append(failure.message)
        }
      }
    }
    return report
  }

  /// The transcript that a segment has, or one that is next to its recording.
  private func existingTranscript(of segment: Segment) -> String? {
    if let named = segment.transcript {
      return (try? workspace.file(named.value)) != nil ? named.value : nil
    }
    let stem = WorkspacePath.stem(of: segment.fileName).stem
    let folder = WorkspacePath.folder(of: segment.audio.value)
    let name = (workspace.names(in: folder) ?? []).first { name in
      WorkspacePath.stem(of: name).stem == stem && TranscriptFormat(file: name) != nil
    }
    return name.map { "\(folder)/\($0)" }
  }
}
