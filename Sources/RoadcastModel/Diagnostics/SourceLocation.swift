/// A place in a file of the workspace.
package struct SourceLocation: Sendable, Hashable {
  /// The path relative to the workspace, with `/` between its parts.
  package var file: String

  /// The line, counted from 1; nil for the file as a whole.
  package var line: Int?

  /// The column in Unicode scalars, counted from 1; nil for the line as a whole.
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
