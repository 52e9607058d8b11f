import NIOHTTP1

/// Whether a client wants texts compressed (RFC 9110 §12.5.3).
enum ContentCoding {
  /// Whether `gzip` is accepted, and not less than the text as it is.
  static func acceptsGzip(_ fields: HTTPHeaders) -> Bool {
    var gzip: Double?
    var any: Double?
    var identity: Double?
    for field in fields["accept-encoding"] {
      for item in field.split(separator: ",") {
        let parts = item.split(separator: ";").map { $0.filter { !$0.isWhitespace }.lowercased() }
        guard let name = parts.first else { continue }
        let weight =
          parts.dropFirst().first { $0.hasPrefix("q=") }
          .map { Double($0.dropFirst(2)) ?? 0 } ?? 1
        switch name {
        case "gzip", "x-gzip": gzip = weight
        case "identity": identity = weight
        case "*": any = weight
        default: break
        }
      }
    }
    let weight = gzip ?? any ?? 0
    return weight > 0 && weight >= identity ?? 0
  }
}
