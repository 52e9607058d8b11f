import RoadcastModel

/// What every page has around its content.
struct PageFrame {
  enum Place { case week, release, report, none }

  let show: Show?
  let session: StudioSession
  let place: Place

  /// The values of the templates `head` and `top`.
  ///
  /// - Parameters:
  ///   - title: What the page is about.
  ///   - scripts: The names of its scripts, without their endings.
  /// - Returns: The values by name.
  func values(title: String, scripts: [String]) -> [String: Any?] {
    [
      "pageTitle": title, "show": show?.title ?? "Roadcast",
      "token": session.formToken, "version": Assets.version,
      "scripts": scripts, "atWeek": place == .week, "atRelease": place == .release,
      "atReport": place == .report,
    ]
  }
}
