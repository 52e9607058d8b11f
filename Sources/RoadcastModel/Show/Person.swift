/// Someone whom a manifest lists: a `podcast:person`.
package struct Person: Sendable, Equatable {
  package var name: String

  /// A role of the Podcast Taxonomy, such as `guest`; nil for a host.
  package var role: String?

  /// A group of the Podcast Taxonomy, such as `writing`; nil for the cast.
  package var group: String?

  /// The address of a page about the person.
  package var link: String?

  /// The address of a picture.
  package var image: String?

  /// - Parameter name: The person's name.
  package init(name: String) { self.name = name }
}
