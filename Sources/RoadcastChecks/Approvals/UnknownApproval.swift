import RoadcastModel

/// An approval by a role that the show does not ask.
struct UnknownApproval: EpisodeCheck {
  func diagnostics(for planned: PlannedEpisode, in plan: Plan) -> [Diagnostic] {
    let roles = plan.show.approvals
    return planned.episode.approved.filter { !roles.contains($0.role.value) }.map { approval in
      let clause = Suggestion.clause(for: approval.role.value, among: roles)
      let list =
        roles.isEmpty ? "none" : roles.map(\.escapedForDisplay).joined(separator: ", ")
      return Diagnostic(
        .unknownApproval,
        at: approval.role.location,
        "nobody is asked as \(approval.role.value.quoted)"
          + (clause.isEmpty ? "; `approvals` in show.yml has \(list)" : clause)
      )
    }
  }
}
