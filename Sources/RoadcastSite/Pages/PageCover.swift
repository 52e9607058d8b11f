/// A cover in the sizes that pages show; the paths are below `feed/`.
package struct PageCover: Sendable, Equatable {
  /// For lists, the top of a page and a browser's tab: 160 pixels a side.
  package var small: String

  /// For the cover on a simple screen: 320 pixels.
  package var medium: String

  /// For the cover, and a phone's lock screen: 640 pixels.
  package var large: String

  package init(small: String, medium: String, large: String) {
    self.small = small
    self.medium = medium
    self.large = large
  }

  /// The values of templates.
  func values(in folder: PageFolder) -> [String: String] {
    [
      "cover": folder.root + large, "smallCover": folder.root + small,
      "covers": "\(folder.root)\(medium) 320w, \(folder.root)\(large) 640w",
    ]
  }
}
