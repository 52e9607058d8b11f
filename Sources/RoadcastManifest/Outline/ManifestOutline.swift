package import RoadcastModel

/// Finds out where in a manifest's text each value is, for those who edit the text.
package enum ManifestOutline {
  /// Reads a text.
  ///
  /// - Parameters:
  ///   - bytes: The file's content.
  ///   - file: The file's path in the workspace.
  ///   - log: Gets what's wrong with it as YAML, as reading the manifest would.
  /// - Returns: The root; nil for a text without a value, and for one with anything worse than a key that
  ///   appears twice: what it says isn't certain then.
  package static func read(
    _ bytes: [UInt8],
    file: String,
    into log: inout DiagnosticLog
  ) -> OutlineNode? {
    var found = DiagnosticLog()
    let text = ManifestSource.check(bytes, file: file, into: &found)
    log.add(contentsOf: found.diagnostics)
    guard let text, found.diagnostics.allSatisfy({ harmless.contains($0.rule) }) else { return nil }
    // A byte order mark isn't part of the text.
    let offset = bytes.count - text.utf8.count
    var composer = OutlineComposer(places: BytePlaces(text, from: offset))
    var parser = YAMLParser(text)
    while let event = try? parser.next(), composer.take(event) {}
    return composer.root
  }

  /// What can be wrong with a text whose values are certain anyway.
  package static let harmless: Set<Rule> = [.duplicateKey, .curlyQuotes]
}

/// The bytes at which the Unicode scalars of a text begin.
struct BytePlaces {
  /// Nil where each scalar is one byte.
  private let places: [Int]?
  private let start: Int

  init(_ text: String, from start: Int) {
    self.start = start
    guard !text.utf8.allSatisfy({ $0 < 0x80 }) else {
      places = nil
      return
    }
    var places: [Int] = []
    places.reserveCapacity(text.utf8.count + 1)
    for (index, byte) in text.utf8.enumerated() where byte & 0xC0 != 0x80 { places.append(index) }
    places.append(text.utf8.count)
    self.places = places
  }

  func bytes(_ scalars: Range<Int>) -> Range<Int> {
    place(scalars.lowerBound)..<place(scalars.upperBound)
  }

  private func place(_ scalar: Int) -> Int {
    guard let places else { return start + scalar }
    return start + places[min(scalar, places.count - 1)]
  }
}
