/// A part of a segment that's worth playing on its own.
package struct Highlight: Sendable, Equatable {
  /// A title to show instead of the segment's; at most 128 characters.
  package var title: String?

  /// Where the manifest has the highlight; nil for one that no manifest has.
  package var location: SourceLocation?

  /// From the start of the recording; nil for the start itself.
  package var start: Located<Milliseconds>?

  /// From the start of the recording; nil for the recording's end.
  package var end: Located<Milliseconds>?

  package init(
    title: String? = nil,
    start: Located<Milliseconds>? = nil,
    end: Located<Milliseconds>? = nil
  ) {
    self.title = title
    self.start = start
    self.end = end
  }
}
