import RoadcastModel

/// A programme in which something that the show's `wording` asks for is not said.
///
/// A programme is judged where all its segments have transcripts: nobody knows what is said in the
/// others.
struct MissingMention: EpisodeCheck {
  func diagnostics(for planned: PlannedEpisode, in plan: Plan) -> [Diagnostic] {
    let rules = (plan.show.wording?.mustMention ?? []).filter { $0.applies(to: planned) }
    guard !rules.isEmpty else { return [] }
    let spoken = planned.transcripts.mapValues(SpokenWords.init)
    let judged = planned.programmes.filter { programme in
      programme.segments.allSatisfy { spoken[$0.index] != nil }
    }
    return rules.map(\.say).compactMap { phrase in
      let silent = judged.filter { programme in
        !programme.segments.contains { spoken[$0.index]?.says(phrase) == true }
      }
      guard !silent.isEmpty else { return nil }
      let feeds = silent.map { $0.audience ?? "the main feed" }.joined(separator: ", ")
      let cuts = silent.count == judged.count ? "" : " in \(feeds)"
      return Diagnostic(
        .missingMention,
        at: planned.episode.location,
        "\(phrase.text.quoted) is not said\(cuts); `wording` in show.yml asks it of every episode"
      )
    }
  }
}
