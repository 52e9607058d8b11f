import RoadcastModel

/// Reads `category` in `show.yml`: one of Apple's categories, and one of its subcategories.
enum CategoryReader {
  /// - Returns: The category and, where there's one, the subcategory.
  static func read(_ value: ManifestValue) -> [String]? {
    let elements = value.elements
    let names = elements.compactMap { $0.text()?.value }
    guard let top = names.first, names.count == elements.count else { return nil }
    guard AppleCategory.names.contains(top) else {
      elements[0].report(
        .wrongValue,
        "Apple has no category \(top.quoted)"
          + Suggestion.clause(for: top, among: AppleCategory.names)
      )
      return nil
    }
    let subcategories = AppleCategory.subcategories(of: top)
    for (element, name) in zip(elements, names).dropFirst() where !subcategories.contains(name) {
      element.report(
        .wrongValue,
        "Apple's \(top) has no subcategory \(name.quoted)"
          + Suggestion.clause(for: name, among: subcategories)
      )
      return nil
    }
    guard names.count <= 2 else {
      elements[2].report(
        .wrongValue,
        "`category` can have one subcategory; remove \(names[2].quoted)"
      )
      return nil
    }
    return names
  }
}
