package import RoadcastModel

/// What a server's certificate says about itself.
package struct Certificate: Equatable, Sendable {
  package var subject = ""
  package var issuer = ""

  /// The hosts that it's for, such as `example.com` and `*.example.com`.
  package var hosts: [String] = []

  /// When it begins and stops to be valid; nil where that can't be read.
  package var begins: Moment?
  package var ends: Moment?
}

extension Certificate {
  /// Reads what curl says about a chain of certificates, whose first is the server's own.
  init?(description: String) {
    guard !description.isEmpty else { return nil }
    for line in description.split(separator: "\n") {
      // After the server's own come those that vouch for it.
      if line.hasPrefix("-----END") { return }
      guard let colon = line.firstIndex(of: ":") else { continue }
      let value = String(line[line.index(after: colon)...]).trimmed
      switch line[..<colon] {
      case "Subject" where subject.isEmpty: subject = value
      case "Issuer" where issuer.isEmpty: issuer = value
      case "Start date" where begins == nil: begins = Self.moment(value)
      case "Expire date" where ends == nil: ends = Self.moment(value)
      case "X509v3 Subject Alternative Name" where hosts.isEmpty:
        hosts = value.split(separator: ",").compactMap { name in
          let name = String(name).trimmed
          let mark = ["DNS:", "IP Address:"].first { name.hasPrefix($0) }
          return mark.map { String(name.dropFirst($0.count)) }
        }
      default: continue
      }
    }
  }

  /// Reads a date as OpenSSL writes it: `Nov 27 13:10:38 2026 GMT`.
  private static func moment(_ text: String) -> Moment? {
    let words = text.split(separator: " ")
    guard words.count >= 4,
      let month = CivilDate.monthNames.firstIndex(where: { $0.prefix(3) == words[0] }),
      let day = Int(words[1]), let year = Int(words[3])
    else { return nil }
    let clock = words[2].split(separator: ":").compactMap { Int($0) }
    let date = CivilDate(year: year, month: month + 1, day: day)
    guard clock.count == 3, clock.allSatisfy((0...60).contains), date.daysSinceEpoch != nil else {
      return nil
    }
    return Moment(on: date, at: clock[0] * 3_600 + clock[1] * 60 + clock[2], offset: 0)
  }
}
