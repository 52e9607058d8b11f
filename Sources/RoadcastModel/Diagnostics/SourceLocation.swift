/// A place in the workspace that a person can open.
package struct SourceLocation: Sendable, Hashable {
  /// The path relative to the workspace, with `/` between its parts.
  package var file: String

  /// The line, counted from 1; nil where the file as a whole is meant.
  package var line: Int?

  /// The column in Unicode scalars, counted from 1.
  package var column: Int?

  package init(file: String, line: Int? = nil, column: Int? = nil) {
    self.file = file
    self.line = line
    self.column = column
  }
}

extension SourceLocation: Comparable {
  package static func < (left: SourceLocation, right: SourceLocation) -> Bool {
    (left.file, left.line ?? 0, left.column ?? 0) < (right.file, right.line ?? 0, right.column ?? 0)
  }
}

/// A value together with the place where somebody wrote it.
package struct Located<Value: Sendable>: Sendable {
  package var value: Value
  package var location: SourceLocation

  package init(_ value: Value, at location: SourceLocation) {
    self.value = value
    self.location = location
  }
}

extension Located: Equatable where Value: Equatable {}
