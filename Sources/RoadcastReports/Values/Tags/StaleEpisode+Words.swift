import RoadcastModel

extension StaleEpisode.Reason {
  /// The reason for tables and pages.
  var words: String {
    switch self {
    case .reviewOverdue: "review overdue"
    case .draftOverdue: "still a draft"
    case .notReleased: "not in the feed"
    }
  }
}
