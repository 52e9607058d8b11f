import HTTPTypes
import Hummingbird

/// Adds the headers that keep other pages out of the studio, and the studio out of other pages.
struct SafetyHeaders: RouterMiddleware {
  typealias Context = StudioContext

  /// What our pages may load: files of the studio, and nothing inline.
  static let policy =
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; media-src 'self'; "
    + "connect-src 'self'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'"

  private static let fixed: [(name: String, value: String)] = [
    ("X-Content-Type-Options", "nosniff"), ("Referrer-Policy", "no-referrer"),
    ("X-Frame-Options", "DENY"), ("Cross-Origin-Resource-Policy", "same-origin"),
    ("Cross-Origin-Opener-Policy", "same-origin"), ("X-Robots-Tag", "noindex"),
  ]

  private static let policyField = HTTPField.Name("Content-Security-Policy")

  @concurrent
  func handle(
    _ request: Request,
    context: StudioContext,
    next: @concurrent (Request, StudioContext) async throws -> Response
  ) async throws -> Response {
    var response = try await next(request, context)
    for (name, value) in Self.fixed {
      if let field = HTTPField.Name(name) { response.headers[field] = value }
    }
    if let field = Self.policyField, response.headers[field] == nil {
      response.headers[field] = Self.policy
    }
    if response.headers[.cacheControl] == nil { response.headers[.cacheControl] = "no-store" }
    return response
  }
}
