package import RoadcastModel

extension ListeningPages {
  /// The page of an episode below `feed/`, with the fragment from which its player plays.
  ///
  /// - `audience`: nil for the main feed's pages.
  package static func path(of slug: String, audience: String?, at time: Milliseconds) -> String {
    "\(folder(audience: audience))episodes/\(slug).html#t=\(time.secondsText)"
  }
}
