import RoadcastModel

/// Refuses two episodes of a season with the same number.
///
/// A trailer or a bonus can have the number of the episode that it belongs to.
struct SameNumber: ShowCheck {
  static let rule = Rule.sameNumber

  func problems(in plan: Plan) -> [Problem] {
    struct Key: Hashable {
      var type: EpisodeType
      var season: Int
      var number: Int
    }
    var first: [Key: String] = [:]
    return plan.dueFirst.compactMap { planned in
      let episode = planned.episode
      guard let number = episode.number else { return nil }
      let key = Key(type: episode.type, season: episode.season ?? 0, number: number.value)
      guard let other = first[key] else {
        first[key] = episode.slug
        return nil
      }
      return Problem(
        at: number.location,
        "\(other.quoted) already has the number \(number.value); change one of the two"
      )
    }
  }
}
