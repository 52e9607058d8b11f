/// The reason why a text can't be read as YAML.
struct YAMLSyntaxError: Error {
  /// libyaml's own words, such as `did not find expected key`.
  var problem: String

  /// The line and the column, counted from 1; nil where libyaml knows only the byte.
  var place: (line: Int, column: Int)?

  /// The line and the column at which what couldn't be read begins.
  var start: (line: Int, column: Int)?

  /// Whether collections are nested deeper than libyaml reads.
  var isTooDeep: Bool { problem.hasPrefix("Maximum nesting level") }
}
