/// The file that an item links to for playing.
package struct Enclosure: Sendable, Equatable {
  package var url: String

  /// The file's size in bytes.
  package var length: Int

  /// The media type.
  package var type: String

  package init(url: String, length: Int, type: String) {
    self.url = url
    self.length = length
    self.type = type
  }
}
