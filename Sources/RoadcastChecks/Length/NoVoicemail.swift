import RoadcastModel

/// Warns of an episode without a voicemail, because the phone system would keep the old one.
struct NoVoicemail: EpisodeCheck {
  static let rule = Rule.noVoicemail

  func problems(in planned: PlannedEpisode, of plan: Plan) -> [Problem] {
    guard let voicemail = plan.show.voicemail, !planned.programmes.isEmpty,
      voicemail.parts(of: planned).isEmpty
    else { return [] }
    return [
      Problem(
        at: planned.episode.folder,
        "no segment of the main feed has the tags that the voicemail needs; tag one, or change `only` "
          + "under `voicemail` in show.yml"
      )
    ]
  }
}
