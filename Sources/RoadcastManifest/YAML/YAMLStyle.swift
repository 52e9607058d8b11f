/// How a value is written in YAML.
package enum YAMLStyle: Sendable, Equatable {
  /// A text without quotes.
  case plain

  case singleQuoted, doubleQuoted

  /// A text of several lines after `|`.
  case literal

  /// A text of several lines after `>`.
  case folded

  /// A collection with an entry or a key on each line.
  case block

  /// A collection in brackets or braces.
  case flow
}
