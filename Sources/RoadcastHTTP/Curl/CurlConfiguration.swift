import RoadcastModel

/// What curl reads from its standard input: requests that no other user of the machine can see.
struct CurlConfiguration {
  /// Where one request's files are.
  struct Files {
    /// Where the headers of every answer go.
    var headers: String

    /// Where the body goes.
    var body: String

    /// What a POST request sends.
    var upload: String
  }

  private(set) var text = ""

  /// What stands between the parts of curl's reports.
  let marks: CurlMarks

  init(marks: CurlMarks) { self.marks = marks }

  /// What curl reports about each request: see ``CurlRecord``.
  private static let report = [
    "%{stderr}", "%{exitcode}", "%{size_download}", "%{time_total}", "%{remote_ip}",
    "%{url_effective}", "%{redirect_url}", "%{errormsg}",
  ]

  /// Adds a request.
  ///
  /// - Parameters:
  ///   - request: Its address and headers have no line ends.
  ///   - index: Its number, which the report repeats.
  ///   - files: Where its files are.
  mutating func add(_ request: HTTPRequest, index: Int, files: Files) {
    if !text.isEmpty { text += "next\n" }
    let limits = request.limits
    set("url", request.address)
    set("output", request.method == .head ? "/dev/null" : files.body)
    set("dump-header", files.headers)
    let certificates = request.wantsCertificate ? "%{certs}" : ""
    let fields = Self.report + [String(index), certificates]
    set("write-out", fields.joined(separator: marks.separator) + marks.end)
    for flag in ["silent", "globoff", "suppress-connect-headers"] { text += "\(flag)\n" }
    // Also after a redirect: a file of this machine is never an answer.
    set("proto", "=http,https")
    set("proto-redir", "=http,https")
    set("max-time", String(limits.seconds))
    set("connect-timeout", String(limits.connectSeconds))
    set("speed-limit", "10")
    set("speed-time", String(limits.stallSeconds))
    // Of a HEAD request's answer, only the size is wanted.
    if request.method != .head { set("max-filesize", String(limits.bytes)) }
    if limits.redirects > 0 {
      text += "location\n"
      set("max-redirs", String(limits.redirects))
    }
    if let machines = Self.resolved(request) { set("resolve", machines) }
    if request.acceptsAnyCertificate { text += "insecure\n" }
    if request.keepsPath { text += "path-as-is\n" }
    switch request.method {
    case .get: break
    case .head: text += "head\n"
    case .post: set("data-binary", "@\(files.upload)")
    }
    // With a dash, curl goes on at the end of the file.
    if case .file(_, true) = request.destination { set("continue-at", "-") }
    set("user-agent", "Roadcast")
    for header in request.headers {
      // curl takes an empty value for a header to leave out, unless a semicolon follows the name.
      set("header", header.value.isEmpty ? "\(header.name);" : "\(header.name): \(header.value)")
    }
  }

  /// The machines of a request's host, as curl takes them; nil where it finds them itself.
  private static func resolved(_ request: HTTPRequest) -> String? {
    // An address of a machine needs no look-up.
    guard let host = WebAddress.host(of: request.address), !request.machines.isEmpty,
      !host.contains(":"), host.contains(where: \.isLetter)
    else { return nil }
    let place = request.address.drop { $0 != ":" }.dropFirst(3).prefix { !"/?#".contains($0) }
    let port = place.split(separator: "@").last?.split(separator: ":").dropFirst().last
    let standard = request.address.lowercased().hasPrefix("https:") ? 443 : 80
    let machines = request.machines.map { $0.contains(":") ? "[\($0)]" : $0 }
    return "\(host):\(port.flatMap { Int($0) } ?? standard):\(machines.joined(separator: ","))"
  }

  private mutating func set(_ option: String, _ value: String) {
    text += "\(option) = \""
    for scalar in value.unicodeScalars {
      switch scalar {
      case "\\", "\"": text += "\\\(scalar)"
      case "\n": text += "\\n"
      case "\r": text += "\\r"
      case "\t": text += "\\t"
      default: text.unicodeScalars.append(scalar)
      }
    }
    text += "\"\n"
  }
}
