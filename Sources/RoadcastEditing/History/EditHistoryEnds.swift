/// The changes at the ends of a history, as an editor's Undo and Redo have them.
package struct EditHistoryEnds: Sendable, Equatable {
  /// The last change that's done; nil if there's none.
  package var undo: EditStep?

  /// The first change after it that was undone; nil if nothing was undone since.
  package var redo: EditStep?

  package init(undo: EditStep? = nil, redo: EditStep? = nil) {
    self.undo = undo
    self.redo = redo
  }
}
