/// A place that `roadcast publish` sends the published folder to.
package struct Target: Sendable, Equatable {
  /// Where the folder goes.
  package enum Place: Sendable, Equatable {
    /// A folder of this machine: an absolute path without a slash at its end.
    case folder(String)
    /// A folder on a remote of rclone: `name:path`.
    case remote(String)
  }

  /// A ``Slug``, and where the manifest has it.
  package var name: Located<String>

  package var place: Place

  /// Seconds that audio and pictures stay at the target after no feed links to them any more.
  package var grace: Int64 = Self.standardGrace

  /// A week: apps that update once a week still find what the feed they have links to.
  package static let standardGrace: Int64 = 7 * 86_400

  /// Whether the links of the published feeds are fetched at `base_url` after publishing.
  package var isVerified = true

  /// How new episodes there are announced; nil if they aren't.
  package var announce: Announcement?

  /// How managers get the report of every week; nil if they don't.
  package var report: Announcement?

  package init(name: Located<String>, place: Place) {
    self.name = name
    self.place = place
  }

  /// The place as the manifest has it.
  package var placeText: String {
    switch place {
    case .folder(let path): path
    case .remote(let path): path
    }
  }
}
