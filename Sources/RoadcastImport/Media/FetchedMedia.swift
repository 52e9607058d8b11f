import RoadcastModel

/// What came of fetching a file.
enum FetchedMedia: Sendable, Equatable {
  /// It's there, under this name; the length is known for audio.
  case stored(name: String, length: Milliseconds?)
  /// Something in the workspace has its name and can't be used, for a reason that names it; it stays.
  case kept(String)
  /// It wasn't requested.
  case left
  /// It can't be fetched, for a reason that follows its address.
  case missing(String)
  /// The server didn't answer now; another time it may.
  case unreachable(String)
}
