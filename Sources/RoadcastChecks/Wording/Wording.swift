import RoadcastModel

/// Warns of a phrase that the show advises against.
struct Wording: EpisodeCheck {
  static let rule = Rule.wording

  func problems(in planned: PlannedEpisode, of plan: Plan) -> [Problem] {
    let never = (plan.show.wording?.never ?? []).filter { $0.applies(to: planned) }
    guard !never.isEmpty else { return [] }
    return planned.transcriptsInOrder.flatMap { index, transcript in
      let spoken = SpokenWords(of: transcript)
      let name = planned.episode.segments[index].fileName.quoted
      return never.flatMap { guideline in
        spoken.cues(saying: guideline.say).map { cue in
          Problem(
            at: transcript.location(of: cue),
            "\(guideline.say.text.quoted) is said in \(name) at \(cue.start.clock()); "
              + (guideline.instead.map { "say \($0.quoted) instead" } ?? "avoid it")
          )
        }
      }
    }
  }
}
