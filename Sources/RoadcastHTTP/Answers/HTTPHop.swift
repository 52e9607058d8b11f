import RoadcastModel

/// One answer on the way to the last one.
package struct HTTPHop: Equatable, Sendable {
  package var status: Int

  /// The protocol's version, such as `1.1` or `2`.
  package var version: String
  package var headers: [HTTPHeader]
}

extension HTTPHop {
  /// Reads the answers that a server has sent, in their order, without those that only announce another
  /// (RFC 9110 §15.2).
  ///
  /// - Parameter bytes: Status lines and headers.
  /// - Returns: One hop for each answer.
  static func read(_ bytes: [UInt8]) -> [HTTPHop] {
    var hops: [HTTPHop] = []
    for line in bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: true) {
      let text = String(decoding: line, as: UTF8.self).trimmed
      if text.hasPrefix("HTTP/") {
        let words = text.dropFirst(5).split(separator: " ", maxSplits: 2)
        guard words.count > 1, let status = Int(words[1]) else { continue }
        hops.append(HTTPHop(status: status, version: String(words[0]), headers: []))
      } else if let colon = text.firstIndex(of: ":"), !hops.isEmpty {
        let value = String(text[text.index(after: colon)...]).trimmed
        hops[hops.count - 1].headers.append(HTTPHeader(String(text[..<colon]), value))
      }
    }
    return hops.filter { $0.status >= 200 }
  }
}
