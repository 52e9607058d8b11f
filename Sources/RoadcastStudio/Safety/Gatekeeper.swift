import HTTPTypes
import Hummingbird

/// Refuses requests that don't come from the studio's own pages, opened by its user.
///
/// Pages of other sites, and of other programs on this machine, can send requests here too. They can't read
/// the token in our pages, and can't choose the headers that browsers send.
struct Gatekeeper: RouterMiddleware {
  typealias Context = StudioContext

  private let session: StudioSession
  private let port: ListeningPort
  private let trustedHeader: HTTPField.Name?
  private let proxySecret: String?
  private let publicOrigin: String?
  private let ownHosts: [String]

  /// The header with which our scripts send the token.
  static let tokenHeader = "X-Roadcast-Token"

  /// The header with which a login proxy shows that it is the proxy.
  static let proxyHeader = "X-Roadcast-Proxy"

  private static let proxyField = HTTPField.Name(proxyHeader)
  private static let tokenField = HTTPField.Name(tokenHeader)
  private static let siteField = HTTPField.Name("Sec-Fetch-Site")
  private static let modeField = HTTPField.Name("Sec-Fetch-Mode")

  init(options: StudioOptions, session: StudioSession, port: ListeningPort) {
    self.session = session
    self.port = port
    trustedHeader = options.trustedHeader.flatMap { HTTPField.Name($0) }
    proxySecret = options.proxySecret
    publicOrigin = options.publicOrigin
    ownHosts =
      options.hosts + (StudioOptions.isLoopback(options.host) ? [session.hostName] : [])
  }

  @concurrent
  func handle(
    _ request: Request,
    context: StudioContext,
    next: @concurrent (Request, StudioContext) async throws -> Response
  ) async throws -> Response {
    guard hosts.contains(request.head.authority?.lowercased() ?? "") else {
      return Response.text(.misdirectedRequest, "This address isn't the studio's.\n")
    }
    if let refusal = refusal(of: request) { return refusal }
    var context = context
    if let response = entrance(request, &context) { return response }
    if request.method != .get, request.method != .head {
      guard let field = Self.tokenField, let token = request.headers[field],
        StudioSession.isEqual(token, to: session.formToken)
      else {
        return Response.text(
          .forbidden,
          "This page is from an earlier start of the studio. Load it again.\n"
        )
      }
    }
    return try await next(request, context)
  }

  /// How the studio's own addresses can begin, after `http://`.
  private var hosts: Set<String> {
    let port = port.value
    var hosts = Set(ownHosts.map { "\($0):\(port)" })
    // Browsers leave out the port that an address has anyway.
    if port == 80 { hosts.formUnion(ownHosts) }
    if let slashes = publicOrigin?.firstRange(of: "//"), let publicOrigin {
      let host = String(publicOrigin[slashes.upperBound...])
      hosts.formUnion([host, host + (publicOrigin.hasPrefix("https:") ? ":443" : ":80")])
    }
    return hosts
  }

  private var origins: Set<String> {
    Set(hosts.map { "http://\($0)" } + [publicOrigin].compactMap(\.self))
  }

  /// Refuses what another site's page sends.
  private func refusal(of request: Request) -> Response? {
    let isForeign = Response.text(.forbidden, "Other sites can't use the studio.\n")
    if let origin = request.headers[.origin], !origins.contains(origin.lowercased()) {
      return isForeign
    }
    guard let name = Self.siteField, let site = request.headers[name] else { return nil }
    if site == "same-origin" || site == "none" { return nil }
    // A link somewhere else may lead here.
    let mode = Self.modeField.flatMap { request.headers[$0] }
    return request.method == .get && mode == "navigate" ? nil : isForeign
  }

  /// Lets a person in, or answers instead.
  private func entrance(_ request: Request, _ context: inout StudioContext) -> Response? {
    if let trustedHeader, context.isFromThisMachine, isFromProxy(request) {
      let names = request.headers[values: trustedHeader]
      // Only if the proxy replaces what the client wrote can there be just one.
      if names.count == 1, let name = names.first, !name.isEmpty {
        context.person = name
        return nil
      }
    }
    if request.method == .get, request.uri.path == "/",
      let token = request.uri.queryParameters.get("token"),
      session.opens(with: token)
    {
      // A browser doesn't send the cookie with what follows at once from a page elsewhere, such as a file.
      let isFromElsewhere =
        Self.siteField.flatMap { request.headers[$0] }.map { $0 != "none" } ?? false
      var response =
        isFromElsewhere
        ? Response.page(Array(Self.openingPage.utf8))
        : Response(status: .seeOther, headers: [.location: "/"])
      response.headers[.setCookie] =
        "\(cookieName)=\(session.cookieToken); Path=/; HttpOnly; SameSite=Strict"
      return response
    }
    if let cookie = request.cookies[cookieName],
      StudioSession.isEqual(cookie.value, to: session.cookieToken)
    {
      return nil
    }
    return Response.page(
      Array(
        """
        <!doctype html><html lang="en"><meta charset="utf-8"><title>Roadcast studio</title>
        <h1>Open the studio’s own address</h1>
        <p>Each start of <code>roadcast studio</code> prints an address. Open that one in this browser.</p>
        """.utf8
      ),
      .forbidden
    )
  }

  /// Whether a request comes from the proxy, and not from another program on this machine.
  private func isFromProxy(_ request: Request) -> Bool {
    guard let proxySecret else { return true }
    let secrets = Self.proxyField.map { request.headers[values: $0] } ?? []
    return secrets.count == 1 && StudioSession.isEqual(secrets[0], to: proxySecret)
  }

  private static let openingPage = """
    <!doctype html><html lang="en"><meta charset="utf-8"><title>Roadcast studio</title>
    <meta http-equiv="refresh" content="0; url=/">
    <p><a href="/">Open the studio</a></p>
    """

  /// Each port has a cookie of its own: browsers send cookies to all ports.
  private var cookieName: String { "roadcast-studio-\(port.value)" }
}
