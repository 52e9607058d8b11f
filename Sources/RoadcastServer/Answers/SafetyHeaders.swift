/// The headers that keep private addresses private, and pages out of other people's frames.
enum SafetyHeaders {
  /// Every answer has these.
  static let all = [
    ("X-Content-Type-Options", "nosniff"), ("Referrer-Policy", "no-referrer"),
    ("X-Robots-Tag", "noindex"),
  ]

  /// The policy of a page.
  ///
  /// What it may load is in the page itself; a policy about frames only works as a header.
  ///
  /// - Parameter canBeEmbedded: Whether other sites may show it in a frame.
  /// - Returns: The header's value.
  static func policy(canBeEmbedded: Bool) -> String {
    "base-uri 'none'; object-src 'none'; frame-ancestors \(canBeEmbedded ? "*" : "'none'")"
  }

  /// Nothing that isn't a page runs or loads anything.
  static let policyOfFiles = "default-src 'none'; frame-ancestors 'none'"
}
