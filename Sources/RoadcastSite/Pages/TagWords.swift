import RoadcastModel

/// How pages show facets and tags.
enum TagWords {
  /// A facet or a tag as people would write it: `faster-onboarding` becomes "Faster onboarding".
  ///
  /// - Parameter tag: names that are already written for people stay as they are.
  /// - Returns: the words.
  static func readable(_ tag: String) -> String {
    guard Slug.isValid(tag), let first = tag.first else { return tag }
    return first.uppercased() + tag.dropFirst().replacing("-", with: " ")
  }

  /// The identifier of a tag's section in its facet's page; different tags have different ones.
  static func anchor(_ tag: String) -> String {
    let marked = WebAddress.percentEncoded(tag).utf8.map { byte in
      switch byte {
      case UInt8(ascii: "_"): "_5F"
      case UInt8(ascii: "%"): "_"
      default: String(Unicode.Scalar(byte))
      }
    }
    return "tag-" + marked.joined()
  }
}
