import RoadcastFiles
import RoadcastModel

/// The settings for proxies in the environment, as curl understands them.
enum ProxySettings {
  /// Whether a request goes through a proxy.
  ///
  /// - Parameter address: The request's address.
  /// - Returns: False also where `no_proxy` is written in a way that curl may understand or not.
  static func apply(to address: String) -> Bool {
    let isEncrypted = address.lowercased().hasPrefix("https:")
    let names = isEncrypted ? ["https_proxy", "HTTPS_PROXY"] : ["http_proxy"]
    guard (names + ["all_proxy", "ALL_PROXY"]).contains(where: isSet) else { return false }
    let host = WebAddress.host(of: address) ?? ""
    return !["no_proxy", "NO_PROXY"].contains { name in
      exceptions(name).contains { $0 == "*" || host == $0 || host.hasSuffix(".\($0)") }
    }
  }

  private static func isSet(_ name: String) -> Bool {
    ProcessEnvironment.variable(name).map { !$0.isEmpty } ?? false
  }

  /// The hosts in a variable such as `example.com, .example.net:8080`.
  private static func exceptions(_ name: String) -> [String] {
    let words = (ProcessEnvironment.variable(name) ?? "").lowercased().split {
      $0 == "," || $0.isWhitespace
    }
    return words.map { word in
      let host = word.drop { $0 == "." }
      let withoutPort = host.prefix { $0 != ":" }
      return String(host.filter { $0 == ":" }.count == 1 ? withoutPort : host)
    }
  }
}
