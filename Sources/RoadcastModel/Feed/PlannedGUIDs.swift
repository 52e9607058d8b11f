/// The guids of a plan, as far as checks compare them.
package struct PlannedGUIDs: Sendable, Equatable {
  /// The show's `podcast:guid`.
  package var show: String

  /// The `podcast:guid` that the main feed's address makes.
  package var madeShow: String?

  /// The `podcast:guid` in the published main feed; nil if there is none, or it isn't compared.
  package var publishedShow: String?

  /// The slugs of the episodes whose manifest has no guid, by the guid made for them.
  package var madeForSlugs: [String: String] = [:]

  package init(show: String, made: String? = nil) {
    self.show = show
    madeShow = made
  }
}
