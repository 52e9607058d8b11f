import HTTPTypes
import Hummingbird
import RoadcastHashing
import RoadcastModel
import RoadcastProduction
import RoadcastReports
import Synchronization

/// The page for managers, always as it is now.
struct ReportRoutes {
  let desk: Desk
  private let styles = ReportStyles()

  init(desk: Desk) { self.desk = desk }

  func add(to router: Router<StudioContext>) {
    router.get("report") { [desk, styles] _, _ in
      guard let contents = try await desk.report().contents else {
        return Response(status: .seeOther, headers: [.location: "/text?file=episodes/show.yml"])
      }
      let content = ReportPage.Content(
        of: contents.plan,
        in: ReportScope(),
        diagnostics: contents.diagnostics,
        colours: contents.colours
      )
      let name = styles.keep(ReportPage(content).style)
      let site = ReportPage.Site(
        styleSheet: "/report.css?v=\(name)",
        links: PageFrame.links(at: .report).map {
          ReportPage.Site.Link(title: $0.title, address: $0.address, isCurrent: $0.isCurrent)
        }
      )
      return Response.page(try ReportPage(content, in: site).bytes())
    }
    router.get("report.css") { [styles] request, _ in
      var response = Response.text(.ok, styles[request.uri.queryParameters.get("v") ?? ""] ?? "")
      response.headers[.contentType] = "text/css; charset=utf-8"
      return response
    }
  }
}

/// The style sheets of the last reports: their colours are the show's, or its cover's.
private final class ReportStyles: Sendable {
  private let styles = Mutex<[(name: String, style: String)]>([])

  private static let most = 8

  /// Keeps a style sheet until others take its place.
  ///
  /// - Parameter style: The style sheet.
  /// - Returns: Its name.
  func keep(_ style: String) -> String {
    let name = String(Digest.hex(style.utf8).prefix(16))
    styles.withLock { styles in
      styles.removeAll { $0.name == name }
      styles = styles.suffix(Self.most - 1) + [(name, style)]
    }
    return name
  }

  subscript(name: String) -> String? {
    styles.withLock { styles in styles.first { $0.name == name }?.style }
  }
}
