import RoadcastModel

extension EpisodeReport {
  /// Adds the programmes of the episode.
  ///
  /// - Parameters:
  ///   - planned: The episode with its programmes.
  ///   - plan: What is published.
  ///   - recordings: What's known of the recordings.
  mutating func add(
    _ planned: PlannedEpisode,
    in plan: Plan,
    _ recordings: [RecordingUse: KnownRecording]
  ) {
    dueIn = planned.dueIn
    var known: [(parts: [Programme.Part], report: ProgrammeReport)] = []
    func report(on programme: Programme) -> ProgrammeReport {
      // Usually, several feeds get the same parts, and what's reported takes no more memory then.
      if var report = known.first(where: { $0.parts == programme.parts })?.report {
        report.feed = programme.feed
        return report
      }
      let report = ProgrammeReport(
        programme,
        of: planned,
        policy: plan.show.length,
        recordings: recordings
      )
      known.append((programme.parts, report))
      return report
    }
    programmes = planned.programmes.filter { $0.feed.tagSet == nil }.map(report)
    let main = planned.programmes.first { $0.feed == .main }
    cuts = plan.tagCuts(among: planned.programmes).map { cut in
      CutReport(
        programme: report(on: cut.programme),
        cut: cut,
        isMain: cut.programme.parts == main?.parts
      )
    }
  }
}
