import RoadcastModel

/// A diagnostic with the episode it is about; nil where it is about the show.
struct Finding: Sendable {
  var slug: String?
  var diagnostic: Diagnostic
}
