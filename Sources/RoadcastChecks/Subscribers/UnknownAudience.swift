import RoadcastModel

/// Refuses a subscriber's audience that the show doesn't have.
struct UnknownAudience: ShowCheck {
  static let rule = Rule.unknownAudience

  func problems(in plan: Plan) -> [Problem] {
    let names = plan.show.audiences.map(\.name.value)
    let known = Set(names)
    return plan.subscribers.compactMap { subscriber in
      guard subscriber.state != .revoked, let audience = subscriber.audience,
        !known.contains(audience.value)
      else { return nil }
      return Problem(
        at: audience.location,
        "no audience \(audience.value.quoted)"
          + Suggestion.clause(for: audience.value, among: names, of: "show.yml")
      )
    }
  }
}
