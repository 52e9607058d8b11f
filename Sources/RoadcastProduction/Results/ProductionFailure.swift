package import RoadcastModel

/// Work that failed, with what it had found out about the content until then.
package struct ProductionFailure: Error {
  /// Why the work failed.
  package var cause: any Error

  /// What's wrong with the content, as far as it was read.
  package var diagnostics: [Diagnostic]
}
