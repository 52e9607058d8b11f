/// What curl reports about one request.
struct CurlRecord: Sendable {
  /// The request's number.
  var index: Int

  /// A status of curl's `EXIT CODES`.
  var status: Int

  /// Why it failed.
  var words: String
  var bodyBytes: Int
  var seconds: Double
  var machine: String

  /// The address that answered last.
  var address: String

  /// Where the last answer redirects to; nil if it doesn't, or it was followed.
  var redirect: String?

  /// What curl says about the certificates.
  var certificates: String

  /// Reads a record in the form that ``CurlConfiguration`` sets, without its end; nil for anything else.
  init?(_ text: String, separator: String) {
    let fields = text.split(
      separator: separator,
      maxSplits: 9,
      omittingEmptySubsequences: false
    )
    guard fields.count == 10, let status = Int(fields[1]), let index = Int(fields[8]) else {
      return nil
    }
    self.status = status
    self.index = index
    bodyBytes = Int(fields[2]) ?? 0
    seconds = Double(fields[3]) ?? 0
    machine = String(fields[4])
    address = String(fields[5])
    redirect = fields[6].isEmpty ? nil : String(fields[6])
    words = String(fields[7])
    certificates = String(fields[9])
  }
}
