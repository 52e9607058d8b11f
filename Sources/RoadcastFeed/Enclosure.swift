/// A file that an item points to.
package struct Enclosure: Sendable, Equatable {
  package var url: String

  /// Bytes.
  package var length: Int

  /// The media type.
  package var type: String

  package init(url: String, length: Int, type: String) {
    self.url = url
    self.length = length
    self.type = type
  }
}
