extension JSONWriter {
  /// Writes the list `diagnostics`; a line or a column that isn't known is null.
  package mutating func list(_ diagnostics: [Diagnostic]) {
    list("diagnostics", of: diagnostics) { diagnostic, json in
      let place = diagnostic.location
      json.member("column", place.line == nil ? nil : place.column)
      json.member("correction", diagnostic.excerpt?.correction)
      json.member("file", place.file)
      json.member("line", place.line)
      json.member("message", diagnostic.message)
      json.member("rule", diagnostic.rule.rawValue)
      json.member("severity", diagnostic.severity.rawValue)
    }
  }
}
