/// A person's agreement that an episode can be published: one line of `approved` in `episode.yml`.
package struct Approval: Sendable, Equatable {
  /// One of the show's `approvals`.
  package var role: Located<String>

  /// The day on which the approval was given.
  package var date: Located<CivilDate>

  /// The person who gave it.
  package var name: String

  package init(role: Located<String>, date: Located<CivilDate>, name: String) {
    self.role = role
    self.date = date
    self.name = name
  }
}

extension Show {
  /// The roles that haven't approved an episode, in the show's order.
  package func missingApprovals(of episode: Episode) -> [String] {
    approvals.filter { role in !episode.approved.contains { $0.role.value == role } }
  }
}
