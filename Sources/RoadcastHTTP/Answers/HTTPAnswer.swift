import RoadcastModel

/// What a server answered.
package struct HTTPAnswer: Equatable, Sendable {
  /// Every answer on the way, the last one included.
  package var hops: [HTTPHop]

  /// The address that the last one came from.
  package var address: String

  /// Where the last one redirects to, if that wasn't followed.
  package var redirect: String?

  /// The body, if it was kept in memory.
  package var body: [UInt8] = []

  /// The bytes of the body that were sent.
  package var bodyBytes = 0

  /// The address of the machine that answered last.
  package var machine = ""

  /// The server's certificate, if there is one and the request wanted it.
  package var certificate: Certificate?

  /// The seconds that everything took.
  package var seconds = 0.0

  /// The last answer's status.
  package var status: Int { hops.last?.status ?? 0 }

  /// The last answer's headers.
  package var headers: [HTTPHeader] { hops.last?.headers ?? [] }

  /// Whether the status is one of success.
  package var isSuccess: Bool { (200..<300).contains(status) }

  /// The last answer's media type, in lower case and without parameters; nil if it has none.
  package var mediaType: String? {
    headers["Content-Type"].map { type in
      String(type.prefix { $0 != ";" }).lowercased().trimmed
    }
  }
}
