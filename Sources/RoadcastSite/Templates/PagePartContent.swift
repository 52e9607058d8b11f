/// Everything that a part of a page shows: equal contents are rendered once.
protocol PagePartContent: Equatable {
  /// The name of the template that shows it.
  static var template: String { get }

  /// The template's values.
  var values: [String: Any?] { get }
}
