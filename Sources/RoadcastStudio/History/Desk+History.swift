import RoadcastEditing

extension Desk {
  /// Notes work in the history.
  ///
  /// That it can't be noted is no reason for the work to fail.
  ///
  /// - Parameters:
  ///   - what: What was done, for people.
  ///   - author: Who did it; nil if that isn't known.
  ///   - subject: The folder that it's about; nil for the whole show.
  ///   - files: The paths of new texts in the workspace.
  ///   - canBeUndone: Whether all that it did was to write these texts.
  func note(
    _ what: String,
    by author: String?,
    about subject: String? = nil,
    creating files: [String] = [],
    canBeUndone: Bool = false
  ) {
    let note = StepNote(author: author, at: now, what: what, subject: subject)
    try? editing.record(note, creating: files, canBeUndone: canBeUndone)
  }
}
