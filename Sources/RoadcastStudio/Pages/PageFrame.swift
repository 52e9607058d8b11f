import RoadcastModel
import RoadcastSite

/// What every page has around its content.
struct PageFrame {
  enum Place { case week, calendar, release, report, history, settings, none }

  /// A link of the navigation.
  struct Link {
    var title: String
    var address: String
    var isCurrent: Bool
  }

  let show: Show?
  let session: StudioSession
  let place: Place

  /// The navigation's links.
  ///
  /// - Parameter place: The page that they're on.
  /// - Returns: The links, in their order.
  static func links(at place: Place) -> [Link] {
    let pages: [(place: Place, title: String, address: String)] = [
      (.week, "Episodes", "/"), (.calendar, "Calendar", "/calendar"),
      (.release, "Publish", "/release"),
      (.report, "Report", "/report"), (.history, "History", "/history"),
      (.settings, "Settings", "/text?file=episodes/show.yml"),
    ]
    return pages.map { Link(title: $0.title, address: $0.address, isCurrent: $0.place == place) }
  }

  /// The values of the templates `head` and `top`.
  ///
  /// - Parameters:
  ///   - title: What the page is about.
  ///   - scripts: The names of its scripts, without their endings.
  /// - Returns: The values by name.
  func values(title: String, scripts: [String]) -> [String: Any?] {
    [
      "pageTitle": title, "show": show?.title ?? "Roadcast",
      "token": session.formToken, "version": Assets.version, "scripts": scripts,
      "links": Self.links(at: place).map {
        HTMLValues(["title": $0.title, "address": $0.address, "isCurrent": $0.isCurrent])
      },
    ]
  }
}
