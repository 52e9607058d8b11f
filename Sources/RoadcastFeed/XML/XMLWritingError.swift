/// Why an XML document can't be written.
package enum XMLWritingError: Error, Equatable {
  /// A text contains a character that XML 1.0 doesn't allow (fifth edition, §2.2, `Char`).
  ///
  /// `name` is that of the element or attribute with the text.
  case forbiddenCharacter(Unicode.Scalar, name: String)
  /// libxml2 failed at this point.
  case libxml(String)

  package var message: String {
    switch self {
    case .forbiddenCharacter(let scalar, let name):
      let code = String(scalar.value, radix: 16, uppercase: true)
      return
        "<\(name)> would contain U+\(String(repeating: "0", count: max(0, 4 - code.count)))\(code),"
        + " which XML doesn't allow"
    case .libxml(let place): return "libxml2 failed at \(place)"
    }
  }
}
