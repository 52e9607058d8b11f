import RoadcastModel

/// Refuses an approval by a role that the show doesn't list.
struct UnknownApproval: EpisodeCheck {
  static let rule = Rule.unknownApproval

  func problems(in planned: PlannedEpisode, of plan: Plan) -> [Problem] {
    let roles = plan.show.approvals
    return planned.episode.approved.filter { !roles.contains($0.role.value) }.map { approval in
      let role = approval.role.value
      return Problem(
        at: approval.role.location,
        roles.isEmpty
          ? "\(role.quoted) can't approve: show.yml lists no `approvals`; add it there, or remove this"
          : "\(role.quoted) isn't one of the approvers"
            + Suggestion.clause(for: role, among: roles, of: "show.yml")
      )
    }
  }
}
