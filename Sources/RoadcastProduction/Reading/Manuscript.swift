import RoadcastModel

/// What marketing wrote: the show and its episodes, with all that is wrong with the writing.
struct Manuscript: Sendable {
  var show: Show?
  var episodes: [Episode] = []

  /// The slugs of episodes whose manifest can't be read.
  var unreadable: [String] = []

  var findings: [Finding] = []
}
