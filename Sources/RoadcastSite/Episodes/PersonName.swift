/// The name of a person's page.
enum PersonName {
  /// Longer names are cut, so that every file system can hold them.
  private static let scalars = 24

  /// The page's name, without its ending.
  ///
  /// Names that differ only in case and punctuation are the same person.
  ///
  /// - Parameter name: a speaker's name.
  /// - Returns: lower-case letters and digits of ASCII, hyphens between words, and the numbers of other
  ///   letters between underscores; empty if the name has no letter.
  static func slug(of name: String) -> String {
    let letters = name.lowercased().unicodeScalars
    var slug = ""
    for scalar in letters.prefix(scalars) {
      if scalar.isASCII, scalar.properties.isAlphabetic || scalar.properties.numericType != nil {
        slug.unicodeScalars.append(scalar)
      } else if scalar.properties.isAlphabetic || !scalar.isASCII && scalar.properties.isEmoji {
        slug += "_\(String(scalar.value, radix: 16))_"
      } else if !slug.isEmpty, !slug.hasSuffix("-") {
        slug += "-"
      }
    }
    while slug.hasSuffix("-") { slug.removeLast() }
    if letters.count > scalars {
      var checksum = Checksum()
      checksum.add(name.lowercased().utf8)
      slug += "-" + String(checksum.value, radix: 36)
    }
    return slug
  }
}
