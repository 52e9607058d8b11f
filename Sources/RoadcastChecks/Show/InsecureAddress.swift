import RoadcastModel

/// A base address that carries private addresses in clear, or that apps refuse.
struct InsecureAddress: ShowCheck {
  func diagnostics(in plan: Plan) -> [Diagnostic] {
    guard plan.show.baseURL.value.lowercased().hasPrefix("http:") else { return [] }
    let why =
      plan.show.isPrivate
      ? "everybody on the way can read the addresses of a private show"
      : "podcast apps want https for transcripts and chapters"
    return [
      Diagnostic(.insecureAddress, at: plan.show.baseURL.location, "begins with http:; \(why)")
    ]
  }
}
