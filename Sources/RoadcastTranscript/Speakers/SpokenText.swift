/// The words of one voice in a cue.
struct SpokenText: Equatable {
  /// The speaker; nil without a name.
  var speaker: String?

  /// The words; never empty, with trimmed lines of which none is empty.
  var text: String
}
