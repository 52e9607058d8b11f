import RoadcastModel

/// What was found at a deployed feed.
package struct DoctorReport: Sendable {
  /// The feed's address, without secrets.
  package var address: String

  /// The show's title; nil if the feed can't be read.
  package var title: String?
  package var episodes: Int

  /// Whether the show is meant for some people only.
  package var isPrivate: Bool

  /// How many things were looked at.
  package var checks: Int

  /// Errors first.
  package var findings: [Finding]

  package var hasErrors: Bool { findings.contains { $0.severity == .error } }

  /// The report as JSON; docs/json.md describes it.
  package var json: String {
    var json = JSONWriter()
    json.object { json in
      json.member("address", address)
      json.member("checks", checks)
      json.member("episodes", episodes)
      json.list("findings", of: findings) { finding, json in
        json.member("address", finding.address)
        json.member("caddy", finding.remedy.caddy)
        json.member("message", finding.message)
        json.member("name", finding.symptom.rawValue)
        json.member("nginx", finding.remedy.nginx)
        json.member("others", finding.others)
        json.member("severity", finding.severity.rawValue)
        json.member("show", finding.remedy.show)
      }
      json.member("private", isPrivate)
      json.member("title", title)
    }
    return json.text
  }
}
