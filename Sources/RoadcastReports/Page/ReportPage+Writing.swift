import RoadcastFiles

extension ReportPage {
  /// Writes the page, whole or not at all, over an older one where there is one.
  ///
  /// - Parameter path: an absolute path; what is there already and isn't a page is left alone.
  /// - Throws: when another kind of file has the path, or the page can't be written.
  package func write(to path: String) throws {
    if let old = try InputFile.existing(at: path) {
      let beginning = Array("<!doctype html>".utf8)
      // A slip of the finger must not cost anyone a recording or a manifest.
      guard let bytes = try? old.read(limit: 1 << 26), bytes.starts(with: beginning) else {
        throw WorkFailure("\(path) is there already and is no page; give another name")
      }
    }
    try OutputFile.writeWhole([bytes()], to: path, replaces: true)
  }
}
