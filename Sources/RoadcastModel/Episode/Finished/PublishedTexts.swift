/// The texts of an episode that were written as HTML, and that feeds contain as they are.
package struct PublishedTexts: Sendable, Equatable {
  /// The item's `description`; nil if it's written as plain text, or not at all.
  package var description: String?

  /// The item's `content:encoded`.
  package var notes: String?

  /// - Parameters:
  ///   - description: HTML.
  ///   - notes: HTML.
  package init(description: String? = nil, notes: String? = nil) {
    self.description = description
    self.notes = notes
  }
}
