import RoadcastModel

/// What the show's `wording` says nobody should say, and is said.
struct DiscouragedWording: EpisodeCheck {
  func diagnostics(for planned: PlannedEpisode, in plan: Plan) -> [Diagnostic] {
    let never = (plan.show.wording?.never ?? []).filter { $0.applies(to: planned) }
    guard !never.isEmpty else { return [] }
    return planned.transcripts.sorted { $0.key < $1.key }.flatMap { index, transcript in
      let spoken = SpokenWords(of: transcript)
      let name = planned.episode.segments[index].fileName.quoted
      return never.flatMap { discouraged in
        spoken.cues(saying: discouraged.say).map { cue in
          Diagnostic(
            .wording,
            at: SourceLocation(file: transcript.file, line: cue.line > 0 ? cue.line : nil),
            "\(discouraged.say.text.quoted) is said in \(name) at \(cue.start.clock())"
              + (discouraged.instead.map { "; say \($0.quoted) instead" } ?? "")
          )
        }
      }
    }
  }
}
