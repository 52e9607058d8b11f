/// Why an XML document can't be read.
package struct XMLReadingError: Error, Equatable {
  /// libxml2's own words.
  package var message: String

  /// From 1 on; 0 where the document has no such place.
  package var line: Int

  /// In bytes, from 1 on.
  package var column: Int
}
