/// What `init` or `new` has done.
package struct ScaffoldReport {
  /// The paths of the written files, relative to the workspace.
  package var written: [String]

  /// What's worth knowing, in whole sentences.
  package var notes: [String] = []
}
