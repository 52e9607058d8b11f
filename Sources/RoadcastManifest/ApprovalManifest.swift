import RoadcastModel

/// Reads `approvals` of `show.yml` and `approved` of `episode.yml`.
enum ApprovalManifest {
  /// The roles that are asked, each once.
  static func roles(from show: Fields) -> [String] {
    var roles: [String] = []
    for node in show.list("approvals") ?? [] {
      guard let role = show.text(node, "approvals", characters: Limits.tagCharacters)
      else { continue }
      guard !roles.contains(role.value) else {
        show.findings.add(
          .wrongValue,
          at: role.location,
          "`approvals` has \(role.value.quoted) twice"
        )
        continue
      }
      roles.append(role.value)
    }
    return roles
  }

  static func approved(from episode: Fields) -> [Approval] {
    guard let fields = episode.fields("approved") else { return [] }
    return fields.keys.compactMap { role in
      guard let text = fields.text(role.value) else { return nil }
      return approval(of: role, text, findings: fields.findings)
    }
  }

  /// `2026-11-18 Dana Reyes`: the day, and who approved.
  private static func approval(
    of role: Located<String>,
    _ text: Located<String>,
    findings: Findings
  ) -> Approval? {
    func fail(_ what: String) -> Approval? {
      findings.add(
        .badApproval,
        at: text.location,
        "`\(role.value.escapedForDisplay)`: \(text.value.quoted) \(what)"
      )
      return nil
    }
    let words = text.value.split(separator: " ", maxSplits: 1)
    let day = words.first.map(String.init) ?? ""
    switch Moment.parse(day, dateOffset: 0) {
    case .success(let moment) where day.utf8.count == 10:
      guard words.count == 2 else {
        return fail("names nobody; write who approved behind the day")
      }
      return Approval(
        role: role,
        date: Located(moment.date, at: text.location),
        name: String(words[1]).trimmed
      )
    case .failure(.impossible):
      return fail("has a day that does not exist")
    case .failure(.outOfRange):
      return fail("lies outside the years 1990 to 2100")
    case .success, .failure:
      return fail("is no approval; write the day and who gave it, as in 2026-11-18 Dana Reyes")
    }
  }
}
