/// A request to another machine.
package struct HTTPRequest: Sendable {
  package enum Method: Sendable {
    case get
    case head
    case post
  }

  /// Where the answer's body goes.
  package enum Destination: Equatable, Sendable {
    case memory
    /// A file at an absolute path.
    ///
    /// If it `continues`, what's already in it is the body's beginning, and the rest is requested.
    /// If the server doesn't send only the rest, the request fails with `HTTPFailure.Kind.cannotResume`.
    case file(path: String, continues: Bool)
  }

  /// An address with `http://` or `https://`, in ASCII.
  package var address: String
  package var method: Method
  package var headers: [HTTPHeader] = []

  /// What a POST request sends.
  package var body: [UInt8] = []

  /// Where the answer's body goes, whatever its status is.
  package var destination = Destination.memory
  package var limits = HTTPLimits()

  /// Whether the answer describes the server's certificate.
  package var wantsCertificate = false

  /// Whether a certificate that isn't valid is accepted, to look at it.
  package var acceptsAnyCertificate = false

  /// Whether `..` and the like in the address are sent as they are.
  package var keepsPath = false

  /// The machines that the address's host is; none for those that curl finds.
  var machines: [String] = []

  /// - Parameters:
  ///   - address: An address with `http://` or `https://`, in ASCII.
  ///   - method: What to do there.
  package init(_ address: String, method: Method = .get) {
    self.address = address
    self.method = method
    if method == .post { limits.redirects = 0 }
  }
}
