package import RoadcastFiles
package import RoadcastModel

extension Workspace {
  /// Reads the show's manifest alone, for commands that need no episode.
  ///
  /// - Returns: The show, nil where the manifest can't be used, and everything that's wrong with it.
  /// - Throws: When the file can't be read.
  package func readShow() throws(WorkFailure) -> (show: Show?, diagnostics: [Diagnostic]) {
    try requireStateFolders()
    var log = DiagnosticLog()
    let show = try ManuscriptReader(workspace: self).readShow(into: &log)
    return (show, log.diagnostics)
  }
}
