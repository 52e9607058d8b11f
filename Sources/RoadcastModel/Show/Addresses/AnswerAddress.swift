/// The address that listeners' answers go to, with what they're about filled in.
package enum AnswerAddress {
  /// The placeholder for the moment, until a page's player fills it in.
  package static let time = "[time]"

  /// A longer title is shortened in the form: some mail programs take no more than 2,000 characters in all.
  private static let titleCharacters = 80

  /// Adds an episode to an address for feedback.
  ///
  /// A mail gets a subject, and a form that asks what happened, with which customer, and what would help. A web
  /// page gets the subject as a parameter. What the address has already stays as it is.
  ///
  /// - Parameters:
  ///   - feedback: a `mailto:` address or a web page.
  ///   - title: the episode's title.
  /// - Returns: the address with a longer query.
  package static func address(to feedback: String, about title: String) -> String {
    let isMail = feedback.lowercased().hasPrefix("mailto:")
    return adding(
      [("subject", title)] + (isMail ? [("body", form(about: title))] : []),
      to: feedback
    )
  }

  private static func form(about title: String) -> String {
    let name =
      title.count > titleCharacters ? String(title.prefix(titleCharacters)).trimmed + "…" : title
    let questions = ["What happened?", "With which customer?", "What would help?"]
    // Mail has CRLF at the end of a line (RFC 6068 §5).
    return (["Episode: \(name)", "Time: \(time)", ""] + questions.flatMap { [$0, "", ""] })
      .joined(separator: "\r\n")
  }

  /// Adds those values to a query whose names aren't in it yet.
  private static func adding(
    _ values: [(name: String, value: String)],
    to feedback: String
  ) -> String {
    let fragment = feedback.firstIndex(of: "#") ?? feedback.endIndex
    var address = String(feedback[..<fragment])
    let query = address.firstIndex(of: "?").map { address[address.index(after: $0)...] } ?? ""
    let names = Set(query.split(separator: "&").map { $0.prefix { $0 != "=" }.lowercased() })
    for (name, value) in values where !names.contains(name) {
      if !address.contains("?") {
        address += "?"
      } else if address.last != "?", address.last != "&" {
        address += "&"
      }
      address += "\(name)=\(WebAddress.percentEncoded(value))"
    }
    return address + feedback[fragment...]
  }
}
