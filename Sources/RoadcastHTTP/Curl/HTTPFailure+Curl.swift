import RoadcastModel

extension HTTPFailure {
  /// Says why a request failed, from what curl reports.
  ///
  /// - Parameters:
  ///   - status: The status of curl's `EXIT CODES`, not 0.
  ///   - words: What curl says about it.
  ///   - request: The request.
  ///   - hops: The answers that came before.
  init(status: Int, words: String, of request: HTTPRequest, hops: [HTTPHop]) {
    let place = SecretAddress.masked(request.address)
    let host = WebAddress.host(of: request.address) ?? place
    let limits = request.limits
    self.hops = hops
    switch status {
    case 1, 3:
      kind = .badAddress
      message =
        hops.isEmpty
        ? "\(place) isn't a valid address; it must start with http:// or https://"
        : "\(place) redirects to an address that isn't valid, or isn't on the web"
    case 5, 6:
      kind = .noSuchHost
      message = "\(place): no machine is known as \(host); check the address"
    case 7, 52, 55, 56:
      kind = .noAnswer
      message = "no answer from \(place) (\(Self.reason(words))); check the address and the server"
    case 18, 92:
      kind = .incomplete
      message = "\(place): the connection ended before everything was sent; try again"
    case 28:
      kind = .tooSlow
      message =
        "\(place) took too long (limit: \(limits.seconds) s in all, \(limits.stallSeconds) s without "
        + "progress); try again later"
    case 33, 36:
      kind = .cannotResume
      message = "\(place): the server doesn't send just a part of the file"
    case 23, 26:
      kind = .cannotStore
      message =
        "can't store what \(place) sends: \(Self.reason(words)); free some space and try again"
    case 51, 60:
      kind = .badCertificate
      message =
        "the certificate of \(place) isn't valid: \(Self.certificateReason(words, host: host)); "
        + "renew or correct it on the server"
    case 35, 53, 54, 58, 59, 64, 66, 77, 80, 82, 83, 90, 91:
      kind = .noEncryption
      message = "\(place): no encrypted connection (\(Self.reason(words))); check the server"
    case 47:
      kind = .tooManyRedirects
      message =
        "\(place) redirects more than \(limits.redirects) times; check for redirects that lead in a "
        + "circle"
    case 63:
      kind = .tooLarge
      message = "\(place) sends more than the limit of \(limits.bytes) bytes"
    default:
      kind = .other
      message = "can't get \(place): \(Self.reason(words))"
    }
  }

  /// What curl says, in a form that fits into a sentence.
  private static func reason(_ words: String) -> String {
    let words = words.trimmed
    return words.isEmpty ? "curl doesn't say why" : words.shortened(to: 160).escapedForDisplay
  }

  private static func certificateReason(_ words: String, host: String) -> String {
    if words.contains("no alternative certificate subject name matches")
      || words.contains("certificate subject name")
    {
      return "it isn't for \(host)"
    }
    if words.contains("has expired") { return "it has expired" }
    if words.contains("not yet valid") { return "it isn't valid yet" }
    if words.contains("self-signed") || words.contains("self signed") {
      return "it's self-signed, so no app trusts it"
    }
    if words.contains("unable to get local issuer") {
      return "its issuer is unknown here; the server may leave out the intermediate certificate"
    }
    return reason(words)
  }
}
