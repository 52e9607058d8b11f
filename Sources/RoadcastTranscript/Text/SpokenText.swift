/// What one voice says in a cue.
struct SpokenText: Equatable {
  /// Nil where nobody is named.
  var speaker: String?

  /// Never empty; lines are trimmed and none is empty.
  var text: String
}
