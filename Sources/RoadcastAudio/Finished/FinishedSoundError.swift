package import RoadcastFiles

/// Why a finished file can't be used.
package enum FinishedSoundError: Error, Equatable {
  /// It's another kind of file than wanted; what was wanted, with an article.
  case otherKind(wanted: String)
  /// What's wrong, in words that follow the file's name.
  case damaged(String)
  /// It can't be read.
  case unreadable(WorkFailure)
}
