import RoadcastModel

/// Warns of a programme in which a phrase is missing that the show wants in every episode.
///
/// Only programmes whose segments all have transcripts are checked; nothing is known about the others.
struct MissingMention: EpisodeCheck {
  static let rule = Rule.missingMention

  func problems(in planned: PlannedEpisode, of plan: Plan) -> [Problem] {
    let guidelines = (plan.show.wording?.mustMention ?? []).filter { $0.applies(to: planned) }
    guard !guidelines.isEmpty else { return [] }
    let spoken = planned.transcripts.mapValues(SpokenWords.init)
    let checked = planned.programmes.filter { programme in
      programme.segments.allSatisfy { spoken[$0.index] != nil }
    }
    return guidelines.map(\.say).compactMap { phrase in
      let lacking = checked.filter { programme in
        !programme.segments.contains { spoken[$0.index]?.says(phrase) == true }
      }
      guard !lacking.isEmpty else { return nil }
      let names = lacking.map { $0.feed.label?.escapedForDisplay ?? "the main feed" }
      let feeds =
        names.prefix(5).joined(separator: ", ")
        + (names.count > 5 ? " and \(names.count - 5) others" : "")
      let place = lacking.count == checked.count ? "" : " in \(feeds)"
      return Problem(
        at: planned.episode.location,
        "\(phrase.text.quoted) isn't mentioned\(place), but `wording` in show.yml wants it in every "
          + "episode; say it, or remove it there"
      )
    }
  }
}
