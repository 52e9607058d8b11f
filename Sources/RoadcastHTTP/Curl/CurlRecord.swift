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

  /// What curl says about the certificates.
  var certificates: String

  /// Reads a record in the form that ``CurlConfiguration`` sets, without its end; nil for anything else.
  init?(_ text: Substring) {
    let fields = text.split(
      separator: CurlConfiguration.separator,
      maxSplits: 8,
      omittingEmptySubsequences: false
    )
    guard fields.count == 9, let status = Int(fields[1]), let index = Int(fields[7]) else {
      return nil
    }
    self.status = status
    self.index = index
    bodyBytes = Int(fields[2]) ?? 0
    seconds = Double(fields[3]) ?? 0
    machine = String(fields[4])
    address = String(fields[5])
    words = String(fields[6])
    certificates = String(fields[8])
  }
}
