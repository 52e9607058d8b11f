/// What stands between the parts of curl's reports.
///
/// Servers write some of these parts, such as the address of a redirect. They can't know the random number, so they
/// can't end a part.
struct CurlMarks: Sendable {
  /// Separates the fields of a report on a request.
  let separator: String

  /// Ends a report.
  let end: String

  init() {
    let token = String(UInt64.random(in: .min ... .max), radix: 36)
    separator = "\u{1F}\(token)\u{1F}"
    end = "\u{1E}\(token)\u{1E}"
  }
}
