import RoadcastModel

/// Warns of a `base_url` that doesn't encrypt what listeners fetch.
struct InsecureAddress: ShowCheck {
  static let rule = Rule.insecureAddress

  func problems(in plan: Plan) -> [Problem] {
    guard plan.show.baseURL.value.lowercased().hasPrefix("http:") else { return [] }
    let reason =
      plan.show.isPrivate
      ? "anyone on the network can read the addresses of a private show"
      : "podcast apps want https for transcripts and chapters"
    return [
      Problem(at: plan.show.baseURL.location, "starts with http:, but \(reason); use https:")
    ]
  }
}
