import RoadcastFiles

/// What a file's answer consists of: its bytes, with a subscriber's own words at some places.
///
/// Its length is known before anything is read, and any part of it can be read without the rest.
struct Content: Sendable {
  let file: InputFile

  /// In order, and apart from each other.
  let places: [PersonalPlace]

  /// Nil if there are no places.
  let words: PersonalWords?

  /// Bytes.
  let length: Int

  /// - Parameter file: Sent as it is.
  init(_ file: InputFile) {
    self.file = file
    places = []
    words = nil
    length = file.size
  }

  /// - Parameters:
  ///   - file: A published text.
  ///   - places: Where the copy differs.
  ///   - words: What it has there.
  init(_ file: InputFile, places: [PersonalPlace], words: PersonalWords) {
    self.file = file
    self.places = places
    self.words = words
    length = places.reduce(file.size) { $0 - $1.length + words[$1.kind].count }
  }
}
