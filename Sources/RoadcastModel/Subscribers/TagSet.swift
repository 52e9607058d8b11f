/// A set of tags that subscribers have, who get their own version of each episode.
///
/// Two sets with the same tags are equal, in whatever order they were written.
package struct TagSet: Sendable, Hashable {
  /// A ``Slug`` that no other set has: a part of paths.
  package let name: String

  /// The tags as people write them: `industry=dental, territory=midwest`.
  package let text: String

  /// - Parameters:
  ///   - name: A slug that is made of the tags, and of nothing else.
  ///   - text: The tags, in alphabetical order.
  package init(name: String, text: String) {
    self.name = name
    self.text = text
  }
}
