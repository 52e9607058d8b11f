import RoadcastAddresses
import RoadcastModel

/// Addresses as other programs write them.
enum OldAddress {
  /// An address in the form that requests and feeds need; nil if it isn't on the web.
  static func absolute(_ text: String) -> String? { absolute(text, from: nil) }

  /// An address without its query, its fragment and its login, which can be secrets.
  static func withoutSecrets(_ address: String) -> String {
    let place = address.prefix { !"?#".contains($0) }
    guard let mark = place.firstRange(of: "://") else { return String(place) }
    let rest = place[mark.upperBound...]
    let authority = rest.prefix { $0 != "/" }
    guard let at = authority.lastIndex(of: "@") else { return String(place) }
    return "\(place[..<mark.upperBound])\(rest[rest.index(after: at)...])"
  }

  /// An address in the form that requests and feeds need.
  ///
  /// - Parameters:
  ///   - text: An address, which can be relative.
  ///   - base: The address that it's relative to; nil if it isn't known.
  /// - Returns: Nil if it isn't on the web.
  static func absolute(_ text: String, from base: String?) -> String? {
    let text = text.trimmed
    let whole: String
    if text.contains("://") {
      whole = text
    } else if let base, WebAddress.host(of: base) != nil, !text.isEmpty, !text.contains(":") {
      let scheme = base.prefix { $0 != ":" }
      if text.hasPrefix("//") {
        whole = "\(scheme):\(text)"
      } else {
        let start = base.index(base.startIndex, offsetBy: scheme.count + 3)
        let authority = base[start...].prefix { !"/?#".contains($0) }
        let path = base[authority.endIndex...].prefix { !"?#".contains($0) }
        let folder = path.lastIndex(of: "/").map { path[...$0] } ?? ""
        let rest = text.hasPrefix("/") ? text[...] : folder + text
        whole = "\(scheme)://\(authority)\(rest.hasPrefix("/") ? "" : "/")\(rest)"
      }
    } else {
      return nil
    }
    return try? AddressReader.read(whole, schemes: ["https", "http"])
  }
}
