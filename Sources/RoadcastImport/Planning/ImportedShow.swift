import RoadcastModel

/// A show as its manifest will be.
struct ImportedShow: Sendable {
  var title: String
  var description: String
  var baseURL: String
  var guid: String
  var link: String?
  var language: String?
  var author: String?
  var owner: Show.Owner?
  var category: [String] = []
  var isExplicit = false
  var isPrivate = false
  var copyright: String?
  var kind = ShowKind.episodic
  var people: [Person] = []

  /// The address that the feed had.
  var movedFrom: String?
  var cover: ImportedMedia?
  var hasTopics = false
}
