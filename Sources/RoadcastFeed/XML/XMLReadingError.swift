/// Why an XML document can't be read.
package struct XMLReadingError: Error, Equatable {
  /// libxml2's own words.
  package var message: String

  /// From 1 on; 0 where the document has no such place.
  package var line: Int

  /// In bytes, from 1 on.
  package var column: Int
}

extension XMLReadingError {
  /// Why a document with a DOCTYPE isn't read.
  package static let documentType = XMLReadingError(
    message: "a DOCTYPE isn't allowed",
    line: 1,
    column: 1
  )

  /// An error with libxml2's words, which end in a line feed.
  init(message: UnsafePointer<CChar>?, line: Int32, column: Int32) {
    var text = unsafe message.map { unsafe String(cString: $0) } ?? ""
    if text.hasSuffix("\n") { text.removeLast() }
    self.init(message: text, line: Int(line), column: Int(column))
  }
}
